/* An assertion that does not hold ends the interpreter. */
#undef assert
#ifdef NDEBUG
#define assert(expression) ((void)0)
#else
#define assert(expression) ((void)((expression) || (__assert_fail(#expression, __FILE__, __LINE__, __func__), 0)))
#endif
#ifndef _ASSERT_H
#define _ASSERT_H
#define static_assert _Static_assert
_Noreturn void __assert_fail(const char *expression, const char *file, int line, const char *function);
#endif
