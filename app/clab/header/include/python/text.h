/* str, bytes, bytearray. */
#pragma once

PyAPI_DATA(PyTypeObject) PyUnicode_Type;
PyAPI_DATA(PyTypeObject) PyBytes_Type;
PyAPI_DATA(PyTypeObject) PyByteArray_Type;
#define PyUnicode_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_UNICODE_SUBCLASS)
#define PyUnicode_CheckExact(op) Py_IS_TYPE((op), &PyUnicode_Type)
#define PyBytes_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_BYTES_SUBCLASS)
#define PyBytes_CheckExact(op) Py_IS_TYPE((op), &PyBytes_Type)
#define PyByteArray_Check(op) PyObject_TypeCheck((op), &PyByteArray_Type)

PyAPI_FUNC(PyObject *) PyUnicode_FromString(const char *utf8); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_FromStringAndSize(const char *utf8, Py_ssize_t size); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_FromFormat(const char *format, ...); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_FromFormatV(const char *format, va_list arguments); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_FromObject(PyObject *op); // new; NULL with TypeError
PyAPI_FUNC(PyObject *) PyUnicode_FromOrdinal(int ordinal); // new; NULL with ValueError
PyAPI_FUNC(PyObject *) PyUnicode_FromKindAndData(int kind, const void *buffer, Py_ssize_t size); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_FromWideChar(const wchar_t *text, Py_ssize_t size); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_InternFromString(const char *utf8); // new; NULL with an exception
PyAPI_FUNC(void) PyUnicode_InternInPlace(PyObject **string); // replaces the reference by one to the interned str
PyAPI_FUNC(PyObject *) PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar); // new, not filled; NULL with an exception
PyAPI_FUNC(const char *) PyUnicode_AsUTF8(PyObject *op); // borrowed from op, which must stay alive; NULL with an exception
PyAPI_FUNC(const char *) PyUnicode_AsUTF8AndSize(PyObject *op, Py_ssize_t *size); // borrowed from op, which must stay alive; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_AsUTF8String(PyObject *op); // new bytes; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_AsASCIIString(PyObject *op); // new bytes; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_AsLatin1String(PyObject *op); // new bytes; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_AsEncodedString(PyObject *op, const char *encoding, const char *errors); // new bytes; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_Decode(const char *bytes, Py_ssize_t size, const char *encoding, const char *errors); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF8(const char *bytes, Py_ssize_t size, const char *errors); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_DecodeFSDefault(const char *bytes); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_EncodeFSDefault(PyObject *op); // new bytes; NULL with an exception
PyAPI_FUNC(int) PyUnicode_FSConverter(PyObject *op, void *result); // a converter for "O&": 1; 0 with an exception
PyAPI_FUNC(Py_ssize_t) PyUnicode_GetLength(PyObject *op); // in code points; -1 with an exception
#define PyUnicode_GET_LENGTH(op) PyUnicode_GetLength(_PyObject_CAST(op))
PyAPI_FUNC(Py_UCS4) PyUnicode_ReadChar(PyObject *op, Py_ssize_t index); // (Py_UCS4)-1 with IndexError
PyAPI_FUNC(int) PyUnicode_WriteChar(PyObject *op, Py_ssize_t index, Py_UCS4 character); // -1 with an exception
#define PyUnicode_READ_CHAR(op, index) PyUnicode_ReadChar((op), (index))
PyAPI_FUNC(PyObject *) PyUnicode_Substring(PyObject *op, Py_ssize_t from, Py_ssize_t to); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_Concat(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(void) PyUnicode_Append(PyObject **left, PyObject *right); // *left becomes a new reference; NULL with an exception
PyAPI_FUNC(void) PyUnicode_AppendAndDel(PyObject **left, PyObject *right); // as PyUnicode_Append, and steals right
PyAPI_FUNC(PyObject *) PyUnicode_Join(PyObject *separator, PyObject *sequence); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_Split(PyObject *op, PyObject *separator, Py_ssize_t most); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_Splitlines(PyObject *op, int keep_ends); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_Replace(PyObject *op, PyObject *old, PyObject *by, Py_ssize_t most); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyUnicode_Format(PyObject *format, PyObject *args); // new; NULL with an exception
PyAPI_FUNC(Py_ssize_t) PyUnicode_Find(PyObject *op, PyObject *part, Py_ssize_t from, Py_ssize_t to, int direction); // -1 where it is not there; -2 with an exception
PyAPI_FUNC(Py_ssize_t) PyUnicode_Count(PyObject *op, PyObject *part, Py_ssize_t from, Py_ssize_t to); // -1 with an exception
PyAPI_FUNC(int) PyUnicode_Contains(PyObject *op, PyObject *part); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyUnicode_Compare(PyObject *left, PyObject *right); // below, equal to or above 0; -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(int) PyUnicode_CompareWithASCIIString(PyObject *left, const char *right); // below, equal to or above 0; never fails
PyAPI_FUNC(int) PyUnicode_Equal(PyObject *left, PyObject *right); // 1 or 0; -1 with TypeError
PyAPI_FUNC(int) PyUnicode_EqualToUTF8(PyObject *left, const char *right); // 1 or 0; never fails
PyAPI_FUNC(PyObject *) PyUnicode_RichCompare(PyObject *left, PyObject *right, int operation); // new; NULL with an exception
PyAPI_FUNC(int) PyUnicode_IsIdentifier(PyObject *op); // 1 or 0; never fails

typedef struct {
    PyVarObject ob_base;
    Py_hash_t ob_shash;
    char ob_sval[1];
} PyBytesObject;
PyAPI_FUNC(PyObject *) PyBytes_FromString(const char *text); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyBytes_FromStringAndSize(const char *bytes, Py_ssize_t size); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyBytes_FromFormat(const char *format, ...); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyBytes_FromObject(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(Py_ssize_t) PyBytes_Size(PyObject *op); // -1 with TypeError
PyAPI_FUNC(char *) PyBytes_AsString(PyObject *op); // borrowed from op; NULL with TypeError
PyAPI_FUNC(int) PyBytes_AsStringAndSize(PyObject *op, char **bytes, Py_ssize_t *size); // -1 with an exception
PyAPI_FUNC(void) PyBytes_Concat(PyObject **left, PyObject *right); // *left becomes a new reference; NULL with an exception
PyAPI_FUNC(void) PyBytes_ConcatAndDel(PyObject **left, PyObject *right); // as PyBytes_Concat, and steals right
#define PyBytes_AS_STRING(op) (((PyBytesObject *)(op))->ob_sval)
#define PyBytes_GET_SIZE(op) Py_SIZE(op)

PyAPI_FUNC(PyObject *) PyByteArray_FromStringAndSize(const char *bytes, Py_ssize_t size); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyByteArray_FromObject(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(Py_ssize_t) PyByteArray_Size(PyObject *op); // never fails
PyAPI_FUNC(char *) PyByteArray_AsString(PyObject *op); // borrowed from op
PyAPI_FUNC(int) PyByteArray_Resize(PyObject *op, Py_ssize_t size); // -1 with an exception
