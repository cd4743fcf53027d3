/* int, bool, float, complex. */
#pragma once

PyAPI_DATA(PyTypeObject) PyLong_Type;
PyAPI_DATA(PyTypeObject) PyBool_Type;
PyAPI_DATA(PyTypeObject) PyFloat_Type;
PyAPI_DATA(PyTypeObject) PyComplex_Type;
#define PyLong_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_LONG_SUBCLASS)
#define PyLong_CheckExact(op) Py_IS_TYPE((op), &PyLong_Type)
#define PyBool_Check(op) Py_IS_TYPE((op), &PyBool_Type)
#define PyFloat_Check(op) PyObject_TypeCheck((op), &PyFloat_Type)
#define PyFloat_CheckExact(op) Py_IS_TYPE((op), &PyFloat_Type)
#define PyComplex_Check(op) PyObject_TypeCheck((op), &PyComplex_Type)
#define PyComplex_CheckExact(op) Py_IS_TYPE((op), &PyComplex_Type)

PyAPI_FUNC(PyObject *) PyLong_FromLong(long value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromUnsignedLong(unsigned long value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromLongLong(long long value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromUnsignedLongLong(unsigned long long value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromInt32(int32_t value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromInt64(int64_t value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromUInt32(uint32_t value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromUInt64(uint64_t value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromSsize_t(Py_ssize_t value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromSize_t(size_t value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromDouble(double value); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyLong_FromVoidPtr(void *pointer); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyLong_FromString(const char *text, char **end, int base); // new; NULL with ValueError
PyAPI_FUNC(PyObject *) PyLong_FromUnicodeObject(PyObject *text, int base); // new; NULL with ValueError
PyAPI_FUNC(long) PyLong_AsLong(PyObject *op); // -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(int) PyLong_AsInt(PyObject *op); // -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(int) PyLong_AsInt32(PyObject *op, int32_t *value); // 0; -1 with an exception
PyAPI_FUNC(int) PyLong_AsInt64(PyObject *op, int64_t *value); // 0; -1 with an exception
PyAPI_FUNC(int) PyLong_AsUInt32(PyObject *op, uint32_t *value); // 0; -1 with an exception
PyAPI_FUNC(int) PyLong_AsUInt64(PyObject *op, uint64_t *value); // 0; -1 with an exception
PyAPI_FUNC(long) PyLong_AsLongAndOverflow(PyObject *op, int *overflow); // -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(long long) PyLong_AsLongLong(PyObject *op); // -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(long long) PyLong_AsLongLongAndOverflow(PyObject *op, int *overflow); // -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(unsigned long) PyLong_AsUnsignedLong(PyObject *op); // (unsigned long)-1 with an exception
PyAPI_FUNC(unsigned long long) PyLong_AsUnsignedLongLong(PyObject *op); // (unsigned long long)-1 with an exception
PyAPI_FUNC(unsigned long) PyLong_AsUnsignedLongMask(PyObject *op); // its lowest bits
PyAPI_FUNC(unsigned long long) PyLong_AsUnsignedLongLongMask(PyObject *op); // its lowest bits
PyAPI_FUNC(Py_ssize_t) PyLong_AsSsize_t(PyObject *op); // -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(size_t) PyLong_AsSize_t(PyObject *op); // (size_t)-1 with an exception
PyAPI_FUNC(double) PyLong_AsDouble(PyObject *op); // -1.0 with an exception, if PyErr_Occurred()
PyAPI_FUNC(void *) PyLong_AsVoidPtr(PyObject *op); // NULL with an exception
PyAPI_FUNC(int) PyLong_GetSign(PyObject *op, int *sign); // 0; -1 with an exception
PyAPI_FUNC(int) PyLong_IsPositive(PyObject *op); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyLong_IsNegative(PyObject *op); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyLong_IsZero(PyObject *op); // 1 or 0; -1 with an exception

PyAPI_FUNC(PyObject *) PyBool_FromLong(long value); // new: True or False

typedef struct {
    PyObject ob_base;
    double ob_fval;
} PyFloatObject;
PyAPI_FUNC(PyObject *) PyFloat_FromDouble(double value); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyFloat_FromString(PyObject *text); // new; NULL with ValueError
PyAPI_FUNC(double) PyFloat_AsDouble(PyObject *op); // -1.0 with an exception, if PyErr_Occurred()
PyAPI_FUNC(double) PyFloat_GetMax(void); // the greatest float
PyAPI_FUNC(double) PyFloat_GetMin(void); // the smallest positive float
#define PyFloat_AS_DOUBLE(op) (((PyFloatObject *)(op))->ob_fval)
#define Py_RETURN_NAN return PyFloat_FromDouble(NAN)

PyAPI_FUNC(PyObject *) PyComplex_FromDoubles(double real, double imaginary); // new; NULL with MemoryError
PyAPI_FUNC(double) PyComplex_RealAsDouble(PyObject *op); // -1.0 with an exception, if PyErr_Occurred()
PyAPI_FUNC(double) PyComplex_ImagAsDouble(PyObject *op); // -1.0 with an exception, if PyErr_Occurred()

PyAPI_FUNC(double) PyOS_string_to_double(const char *text, char **end, PyObject *overflow); // -1.0 with an exception, if PyErr_Occurred()
PyAPI_FUNC(int) PyOS_snprintf(char *text, size_t size, const char *format, ...); // how many characters it would take
