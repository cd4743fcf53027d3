/* Versions, integer types and the words that declarations are made of. */
#pragma once

#define PY_MAJOR_VERSION 3
#define PY_MINOR_VERSION 14
#define PY_MICRO_VERSION 2
#define PY_RELEASE_LEVEL 0xF
#define PY_RELEASE_SERIAL 0
#define PY_VERSION "3.14.2"
#define PY_VERSION_HEX 0x030E02F0
#define PYTHON_API_VERSION 1013
#define PYTHON_ABI_VERSION 3

#define SIZEOF_VOID_P 4
#define SIZEOF_SIZE_T 4
#define SIZEOF_INT 4
#define SIZEOF_LONG 4
#define SIZEOF_LONG_LONG 8

typedef long Py_ssize_t;
typedef Py_ssize_t Py_hash_t;
typedef size_t Py_uhash_t;
typedef Py_ssize_t Py_intptr_t;
typedef size_t Py_uintptr_t;
typedef unsigned int Py_UCS4;
typedef unsigned short Py_UCS2;
typedef unsigned char Py_UCS1;
typedef long long PyTime_t;
#define PY_SSIZE_T_MAX ((Py_ssize_t)0x7fffffff)
#define PY_SSIZE_T_MIN (-PY_SSIZE_T_MAX - 1)
#define PY_LONG_LONG long long

#define PyAPI_FUNC(type) type
#define PyAPI_DATA(type) extern type
#define PyMODINIT_FUNC __attribute__((visibility("default"))) PyObject *

#define Py_UNUSED(name) _unused_##name __attribute__((unused))
#define Py_DEPRECATED(version) __attribute__((deprecated))
#define Py_ALWAYS_INLINE __attribute__((always_inline))
#define Py_NO_INLINE __attribute__((noinline))
#define Py_LOCAL(type) static type
#define Py_LOCAL_INLINE(type) static inline type
#define Py_GCC_ATTRIBUTE(x) __attribute__(x)
#define _Py_CAST(type, expression) ((type)(expression))

#define PyDoc_VAR(name) static const char name[]
#define PyDoc_STR(text) text
#define PyDoc_STRVAR(name, text) PyDoc_VAR(name) = PyDoc_STR(text)

#define Py_MIN(x, y) (((x) > (y)) ? (y) : (x))
#define Py_MAX(x, y) (((x) > (y)) ? (x) : (y))
#define Py_ABS(x) ((x) < 0 ? -(x) : (x))
#define Py_STRINGIFY(x) _Py_XSTRINGIFY(x)
#define _Py_XSTRINGIFY(x) #x
#define Py_MEMBER_SIZE(type, member) sizeof(((type *)0)->member)
#define Py_ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define Py_CHARMASK(c) ((unsigned char)((c) & 0xff))
#define Py_UNREACHABLE() __builtin_unreachable()
#define Py_SAFE_DOWNCAST(value, wide, narrow) ((narrow)(value))

/* Every call is checked for the length of "#" arguments as Py_ssize_t, as if PY_SSIZE_T_CLEAN were defined. */
