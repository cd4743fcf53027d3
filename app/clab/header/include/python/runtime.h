/* The interpreter: threads, the GIL, sys, running Python. */
#pragma once

typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;
typedef struct _frame PyFrameObject;
typedef struct PyCodeObject PyCodeObject;
typedef enum { PyGILState_LOCKED, PyGILState_UNLOCKED } PyGILState_STATE;
PyAPI_FUNC(PyGILState_STATE) PyGILState_Ensure(void); // to be given to PyGILState_Release
PyAPI_FUNC(void) PyGILState_Release(PyGILState_STATE state); // ends what PyGILState_Ensure began
PyAPI_FUNC(int) PyGILState_Check(void); // 1 or 0; never fails
PyAPI_FUNC(PyThreadState *) PyThreadState_Get(void); // the current one; never fails
PyAPI_FUNC(PyObject *) PyThreadState_GetDict(void); // borrowed; NULL where there is none
PyAPI_FUNC(PyFrameObject *) PyThreadState_GetFrame(PyThreadState *state); // new; NULL for none
PyAPI_FUNC(PyInterpreterState *) PyInterpreterState_Get(void); // the current one; never fails
PyAPI_FUNC(int64_t) PyInterpreterState_GetID(PyInterpreterState *interpreter); // its number
PyAPI_FUNC(PyObject *) PyInterpreterState_GetDict(PyInterpreterState *interpreter); // borrowed; NULL where there is none
PyAPI_FUNC(PyThreadState *) PyEval_SaveThread(void); // to be given to PyEval_RestoreThread
PyAPI_FUNC(void) PyEval_RestoreThread(PyThreadState *state); // ends what PyEval_SaveThread began
#define Py_BEGIN_ALLOW_THREADS { PyThreadState *_save; _save = PyEval_SaveThread();
#define Py_BLOCK_THREADS PyEval_RestoreThread(_save);
#define Py_UNBLOCK_THREADS _save = PyEval_SaveThread();
#define Py_END_ALLOW_THREADS PyEval_RestoreThread(_save); }
typedef struct { uint8_t _bits; } PyMutex;
PyAPI_FUNC(void) PyMutex_Lock(PyMutex *mutex); // waits for it
PyAPI_FUNC(void) PyMutex_Unlock(PyMutex *mutex); // gives it up
/* With the GIL, critical sections are nothing. */
#define Py_BEGIN_CRITICAL_SECTION(op) {
#define Py_END_CRITICAL_SECTION() }
#define Py_BEGIN_CRITICAL_SECTION2(a, b) {
#define Py_END_CRITICAL_SECTION2() }

PyAPI_FUNC(PyObject *) PyEval_GetBuiltins(void); // borrowed
PyAPI_FUNC(PyObject *) PyEval_GetGlobals(void); // borrowed; NULL where no Python runs
PyAPI_FUNC(PyObject *) PyEval_GetLocals(void); // borrowed; NULL where no Python runs
PyAPI_FUNC(PyFrameObject *) PyEval_GetFrame(void); // borrowed; NULL where no Python runs
PyAPI_FUNC(PyCodeObject *) PyFrame_GetCode(PyFrameObject *frame); // new
PyAPI_FUNC(int) PyFrame_GetLineNumber(PyFrameObject *frame); // its line
PyAPI_FUNC(PyObject *) PyEval_EvalCode(PyObject *code, PyObject *globals, PyObject *locals); // new; NULL with an exception

#define Py_single_input 256
#define Py_file_input 257
#define Py_eval_input 258
PyAPI_FUNC(PyObject *) PyRun_String(const char *text, int start, PyObject *globals, PyObject *locals); // new; NULL with an exception
PyAPI_FUNC(int) PyRun_SimpleString(const char *text); // -1 where it raised: the exception has been printed
PyAPI_FUNC(PyObject *) Py_CompileString(const char *text, const char *filename, int start); // new code object; NULL with an exception

PyAPI_FUNC(PyObject *) PySys_GetObject(const char *name); // borrowed; NULL where it is not there
PyAPI_FUNC(int) PySys_SetObject(const char *name, PyObject *value); // -1 with an exception
PyAPI_FUNC(void) PySys_WriteStdout(const char *format, ...); // to sys.stdout
PyAPI_FUNC(void) PySys_WriteStderr(const char *format, ...); // to sys.stderr
PyAPI_FUNC(void) PySys_FormatStdout(const char *format, ...); // to sys.stdout
PyAPI_FUNC(void) PySys_FormatStderr(const char *format, ...); // to sys.stderr
PyAPI_FUNC(int) PySys_Audit(const char *event, const char *format, ...); // nonzero with an exception
PyAPI_FUNC(const char *) Py_GetVersion(void); // sys.version
PyAPI_FUNC(const char *) Py_GetPlatform(void); // sys.platform
PyAPI_FUNC(int) Py_IsInitialized(void); // 1 or 0; never fails
PyAPI_FUNC(int) Py_IsFinalizing(void); // 1 or 0; never fails
PyAPI_FUNC(int) Py_AtExit(void (*callback)(void)); // 0; -1 where there is no room
PyAPI_FUNC(int) Py_AddPendingCall(int (*callback)(void *), void *arg); // 0; -1 where there is no room
PyAPI_DATA(const unsigned long) Py_Version;
PyAPI_FUNC(int) PyTime_Time(PyTime_t *result); // -1 with an exception
PyAPI_FUNC(int) PyTime_Monotonic(PyTime_t *result); // -1 with an exception
PyAPI_FUNC(int) PyTime_PerfCounter(PyTime_t *result); // -1 with an exception
PyAPI_FUNC(double) PyTime_AsSecondsDouble(PyTime_t time); // in seconds

PyAPI_FUNC(PyObject *) PyContextVar_New(const char *name, PyObject *otherwise); // new; NULL with an exception
PyAPI_FUNC(int) PyContextVar_Get(PyObject *variable, PyObject *otherwise, PyObject **value); // a new reference, or NULL; -1 with an exception
PyAPI_FUNC(PyObject *) PyContextVar_Set(PyObject *variable, PyObject *value); // new token; NULL with an exception
