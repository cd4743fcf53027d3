/* Exceptions. */
#pragma once

PyAPI_DATA(PyObject *) PyExc_BaseException;
PyAPI_DATA(PyObject *) PyExc_Exception;
PyAPI_DATA(PyObject *) PyExc_BaseExceptionGroup;
PyAPI_DATA(PyObject *) PyExc_StopAsyncIteration;
PyAPI_DATA(PyObject *) PyExc_StopIteration;
PyAPI_DATA(PyObject *) PyExc_GeneratorExit;
PyAPI_DATA(PyObject *) PyExc_ArithmeticError;
PyAPI_DATA(PyObject *) PyExc_LookupError;
PyAPI_DATA(PyObject *) PyExc_AssertionError;
PyAPI_DATA(PyObject *) PyExc_AttributeError;
PyAPI_DATA(PyObject *) PyExc_BufferError;
PyAPI_DATA(PyObject *) PyExc_EOFError;
PyAPI_DATA(PyObject *) PyExc_FloatingPointError;
PyAPI_DATA(PyObject *) PyExc_OSError;
PyAPI_DATA(PyObject *) PyExc_ImportError;
PyAPI_DATA(PyObject *) PyExc_ModuleNotFoundError;
PyAPI_DATA(PyObject *) PyExc_IndexError;
PyAPI_DATA(PyObject *) PyExc_KeyError;
PyAPI_DATA(PyObject *) PyExc_KeyboardInterrupt;
PyAPI_DATA(PyObject *) PyExc_MemoryError;
PyAPI_DATA(PyObject *) PyExc_NameError;
PyAPI_DATA(PyObject *) PyExc_OverflowError;
PyAPI_DATA(PyObject *) PyExc_RuntimeError;
PyAPI_DATA(PyObject *) PyExc_RecursionError;
PyAPI_DATA(PyObject *) PyExc_NotImplementedError;
PyAPI_DATA(PyObject *) PyExc_SyntaxError;
PyAPI_DATA(PyObject *) PyExc_IndentationError;
PyAPI_DATA(PyObject *) PyExc_TabError;
PyAPI_DATA(PyObject *) PyExc_ReferenceError;
PyAPI_DATA(PyObject *) PyExc_SystemError;
PyAPI_DATA(PyObject *) PyExc_SystemExit;
PyAPI_DATA(PyObject *) PyExc_TypeError;
PyAPI_DATA(PyObject *) PyExc_UnboundLocalError;
PyAPI_DATA(PyObject *) PyExc_UnicodeError;
PyAPI_DATA(PyObject *) PyExc_UnicodeEncodeError;
PyAPI_DATA(PyObject *) PyExc_UnicodeDecodeError;
PyAPI_DATA(PyObject *) PyExc_UnicodeTranslateError;
PyAPI_DATA(PyObject *) PyExc_ValueError;
PyAPI_DATA(PyObject *) PyExc_ZeroDivisionError;
PyAPI_DATA(PyObject *) PyExc_PythonFinalizationError;
PyAPI_DATA(PyObject *) PyExc_BlockingIOError;
PyAPI_DATA(PyObject *) PyExc_BrokenPipeError;
PyAPI_DATA(PyObject *) PyExc_ChildProcessError;
PyAPI_DATA(PyObject *) PyExc_ConnectionError;
PyAPI_DATA(PyObject *) PyExc_ConnectionAbortedError;
PyAPI_DATA(PyObject *) PyExc_ConnectionRefusedError;
PyAPI_DATA(PyObject *) PyExc_ConnectionResetError;
PyAPI_DATA(PyObject *) PyExc_FileExistsError;
PyAPI_DATA(PyObject *) PyExc_FileNotFoundError;
PyAPI_DATA(PyObject *) PyExc_InterruptedError;
PyAPI_DATA(PyObject *) PyExc_IsADirectoryError;
PyAPI_DATA(PyObject *) PyExc_NotADirectoryError;
PyAPI_DATA(PyObject *) PyExc_PermissionError;
PyAPI_DATA(PyObject *) PyExc_ProcessLookupError;
PyAPI_DATA(PyObject *) PyExc_TimeoutError;
PyAPI_DATA(PyObject *) PyExc_EnvironmentError;
PyAPI_DATA(PyObject *) PyExc_IOError;
PyAPI_DATA(PyObject *) PyExc_Warning;
PyAPI_DATA(PyObject *) PyExc_UserWarning;
PyAPI_DATA(PyObject *) PyExc_DeprecationWarning;
PyAPI_DATA(PyObject *) PyExc_PendingDeprecationWarning;
PyAPI_DATA(PyObject *) PyExc_SyntaxWarning;
PyAPI_DATA(PyObject *) PyExc_RuntimeWarning;
PyAPI_DATA(PyObject *) PyExc_FutureWarning;
PyAPI_DATA(PyObject *) PyExc_ImportWarning;
PyAPI_DATA(PyObject *) PyExc_UnicodeWarning;
PyAPI_DATA(PyObject *) PyExc_BytesWarning;
PyAPI_DATA(PyObject *) PyExc_ResourceWarning;
PyAPI_DATA(PyObject *) PyExc_EncodingWarning;

PyAPI_FUNC(void) PyErr_SetNone(PyObject *type); // sets an exception without a value
PyAPI_FUNC(void) PyErr_SetObject(PyObject *type, PyObject *value); // sets an exception
PyAPI_FUNC(void) PyErr_SetString(PyObject *type, const char *message); // sets an exception
PyAPI_FUNC(PyObject *) PyErr_Format(PyObject *type, const char *format, ...); // always NULL, with the exception set
PyAPI_FUNC(PyObject *) PyErr_FormatV(PyObject *type, const char *format, va_list arguments); // always NULL, with the exception set
PyAPI_FUNC(PyObject *) PyErr_Occurred(void); // borrowed: the pending exception's type; NULL for none
PyAPI_FUNC(void) PyErr_Clear(void); // forgets the pending exception
PyAPI_FUNC(int) PyErr_ExceptionMatches(PyObject *type); // 1 or 0; only where an exception is pending
PyAPI_FUNC(int) PyErr_GivenExceptionMatches(PyObject *given, PyObject *type); // 1 or 0; never fails
PyAPI_FUNC(PyObject *) PyErr_GetRaisedException(void); // new: the pending exception, which is pending no more; NULL for none
PyAPI_FUNC(void) PyErr_SetRaisedException(PyObject *exception); // steals exception; NULL for none
Py_DEPRECATED(3.12) PyAPI_FUNC(void) PyErr_Fetch(PyObject **type, PyObject **value, PyObject **traceback); // three new references or NULL; use PyErr_GetRaisedException
Py_DEPRECATED(3.12) PyAPI_FUNC(void) PyErr_Restore(PyObject *type, PyObject *value, PyObject *traceback); // steals all three; use PyErr_SetRaisedException
Py_DEPRECATED(3.12) PyAPI_FUNC(void) PyErr_NormalizeException(PyObject **type, PyObject **value, PyObject **traceback); // makes value an exception object
PyAPI_FUNC(PyObject *) PyErr_GetHandledException(void); // new; NULL for none
PyAPI_FUNC(void) PyErr_SetHandledException(PyObject *exception); // sets what sys.exception() gives
PyAPI_FUNC(void) PyErr_Print(void); // prints the pending exception to sys.stderr and clears it
PyAPI_FUNC(void) PyErr_PrintEx(int set_sys_last); // prints the pending exception to sys.stderr and clears it
PyAPI_FUNC(void) PyErr_DisplayException(PyObject *exception); // prints it to sys.stderr
PyAPI_FUNC(void) PyErr_WriteUnraisable(PyObject *where); // hands the pending exception to sys.unraisablehook and clears it
PyAPI_FUNC(void) PyErr_FormatUnraisable(const char *format, ...); // hands the pending exception to sys.unraisablehook and clears it
PyAPI_FUNC(PyObject *) PyErr_NoMemory(void); // always NULL, with MemoryError set
PyAPI_FUNC(int) PyErr_BadArgument(void); // always 0, with TypeError set
PyAPI_FUNC(void) PyErr_BadInternalCall(void); // sets SystemError
PyAPI_FUNC(PyObject *) PyErr_SetFromErrno(PyObject *type); // always NULL, with the exception set
PyAPI_FUNC(PyObject *) PyErr_SetFromErrnoWithFilename(PyObject *type, const char *filename); // always NULL, with the exception set
PyAPI_FUNC(int) PyErr_CheckSignals(void); // 0; -1 with the exception that a signal's handler raised
PyAPI_FUNC(int) PyErr_WarnEx(PyObject *category, const char *message, Py_ssize_t stack_level); // 0; -1 where the warning became an exception
PyAPI_FUNC(int) PyErr_WarnFormat(PyObject *category, Py_ssize_t stack_level, const char *format, ...); // 0; -1 where the warning became an exception
PyAPI_FUNC(PyObject *) PyErr_NewException(const char *name, PyObject *base, PyObject *dict); // new class; NULL with an exception
PyAPI_FUNC(PyObject *) PyErr_NewExceptionWithDoc(const char *name, const char *doc, PyObject *base, PyObject *dict); // new class; NULL with an exception
#define PyErr_Warn(category, message) PyErr_WarnEx((category), (message), 1)

PyAPI_FUNC(PyObject *) PyException_GetTraceback(PyObject *exception); // new; NULL for none
PyAPI_FUNC(int) PyException_SetTraceback(PyObject *exception, PyObject *traceback); // -1 with an exception
PyAPI_FUNC(PyObject *) PyException_GetCause(PyObject *exception); // new; NULL for none
PyAPI_FUNC(void) PyException_SetCause(PyObject *exception, PyObject *cause); // steals cause
PyAPI_FUNC(PyObject *) PyException_GetContext(PyObject *exception); // new; NULL for none
PyAPI_FUNC(void) PyException_SetContext(PyObject *exception, PyObject *context); // steals context
PyAPI_FUNC(PyObject *) PyException_GetArgs(PyObject *exception); // new
PyAPI_FUNC(void) PyException_SetArgs(PyObject *exception, PyObject *args); // sets .args
#define PyExceptionClass_Check(x) (PyType_Check((x)) && PyType_FastSubclass((PyTypeObject *)(x), Py_TPFLAGS_BASE_EXC_SUBCLASS))
#define PyExceptionInstance_Check(x) PyType_FastSubclass(Py_TYPE(x), Py_TPFLAGS_BASE_EXC_SUBCLASS)
PyAPI_FUNC(int) Py_EnterRecursiveCall(const char *where); // 0; nonzero with RecursionError
PyAPI_FUNC(void) Py_LeaveRecursiveCall(void); // ends what Py_EnterRecursiveCall began
__attribute__((noreturn)) PyAPI_FUNC(void) Py_FatalError(const char *message); // ends the interpreter
PyAPI_DATA(PyTypeObject) PyTraceBack_Type;
#define PyTraceBack_Check(op) Py_IS_TYPE((op), &PyTraceBack_Type)
