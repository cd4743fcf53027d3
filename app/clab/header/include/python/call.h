/* Calls and their arguments. */
#pragma once

PyAPI_FUNC(PyObject *) PyObject_Call(PyObject *callable, PyObject *args, PyObject *kwargs); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_CallNoArgs(PyObject *callable); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_CallOneArg(PyObject *callable, PyObject *argument); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_CallObject(PyObject *callable, PyObject *args); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_CallFunction(PyObject *callable, const char *format, ...); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_CallMethod(PyObject *op, const char *name, const char *format, ...); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_CallFunctionObjArgs(PyObject *callable, ...); // new; NULL with an exception. The last argument is NULL
PyAPI_FUNC(PyObject *) PyObject_CallMethodObjArgs(PyObject *op, PyObject *name, ...); // new; NULL with an exception. The last argument is NULL
PyAPI_FUNC(PyObject *) PyObject_Vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_VectorcallDict(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwargs); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_VectorcallMethod(PyObject *name, PyObject *const *args, size_t nargsf, PyObject *kwnames); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyVectorcall_Call(PyObject *callable, PyObject *tuple, PyObject *dict); // new; NULL with an exception
#define PY_VECTORCALL_ARGUMENTS_OFFSET ((size_t)1 << 31)
static inline Py_ssize_t PyVectorcall_NARGS(size_t nargsf) { return (Py_ssize_t)(nargsf & ~PY_VECTORCALL_ARGUMENTS_OFFSET); }
static inline PyObject *PyObject_CallMethodNoArgs(PyObject *self, PyObject *name) {
    return PyObject_VectorcallMethod(name, &self, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}
static inline PyObject *PyObject_CallMethodOneArg(PyObject *self, PyObject *name, PyObject *argument) {
    PyObject *args[2] = {self, argument};
    return PyObject_VectorcallMethod(name, args, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

PyAPI_FUNC(int) PyArg_Parse(PyObject *args, const char *format, ...); // 1; 0 with an exception
PyAPI_FUNC(int) PyArg_ParseTuple(PyObject *args, const char *format, ...); // 1; 0 with an exception. "O" gives borrowed references
PyAPI_FUNC(int) PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *kwargs, const char *format, char *const *names, ...); // 1; 0 with an exception. "O" gives borrowed references
PyAPI_FUNC(int) PyArg_VaParse(PyObject *args, const char *format, va_list arguments); // 1; 0 with an exception
PyAPI_FUNC(int) PyArg_UnpackTuple(PyObject *args, const char *name, Py_ssize_t fewest, Py_ssize_t most, ...); // 1 with borrowed references; 0 with an exception
PyAPI_FUNC(int) PyArg_ValidateKeywordArguments(PyObject *kwargs); // 1; 0 with an exception
PyAPI_FUNC(PyObject *) Py_BuildValue(const char *format, ...); // new; NULL with an exception. "O" makes a new reference, "N" takes yours
PyAPI_FUNC(PyObject *) Py_VaBuildValue(const char *format, va_list arguments); // new; NULL with an exception
