/* Protocols that objects of any type may have: numbers, sequences, mappings, iterators, buffers. */
#pragma once

PyAPI_FUNC(Py_ssize_t) PyObject_Size(PyObject *op); // -1 with an exception
PyAPI_FUNC(Py_ssize_t) PyObject_Length(PyObject *op); // -1 with an exception
PyAPI_FUNC(Py_ssize_t) PyObject_LengthHint(PyObject *op, Py_ssize_t otherwise); // -1 with an exception
PyAPI_FUNC(PyObject *) PyObject_GetItem(PyObject *op, PyObject *key); // new; NULL with an exception
PyAPI_FUNC(int) PyObject_SetItem(PyObject *op, PyObject *key, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PyObject_DelItem(PyObject *op, PyObject *key); // -1 with an exception
PyAPI_FUNC(int) PyObject_DelItemString(PyObject *op, const char *key); // -1 with an exception
PyAPI_FUNC(PyObject *) PyObject_GetIter(PyObject *op); // new; NULL with TypeError
PyAPI_FUNC(PyObject *) PyObject_GetAIter(PyObject *op); // new; NULL with TypeError
PyAPI_FUNC(PyObject *) PyObject_Format(PyObject *op, PyObject *spec); // new; NULL with an exception
PyAPI_FUNC(int) PyIter_Check(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(PyObject *) PyIter_Next(PyObject *iterator); // new; NULL at the end, or with an exception
PyAPI_FUNC(int) PyIter_NextItem(PyObject *iterator, PyObject **item); // 1 with a new reference, 0 at the end; -1 with an exception
PyAPI_FUNC(PySendResult) PyIter_Send(PyObject *iterator, PyObject *value, PyObject **result); // PYGEN_RETURN or PYGEN_NEXT with a new reference; PYGEN_ERROR with an exception
PyAPI_FUNC(PyObject *) PySeqIter_New(PyObject *sequence); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyCallIter_New(PyObject *callable, PyObject *sentinel); // new; NULL with an exception

PyAPI_FUNC(int) PyNumber_Check(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(PyObject *) PyNumber_Add(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Subtract(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Multiply(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_MatrixMultiply(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_FloorDivide(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_TrueDivide(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Remainder(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Divmod(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Power(PyObject *base, PyObject *exponent, PyObject *modulus); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Negative(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Positive(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Absolute(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Invert(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Lshift(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Rshift(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_And(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Or(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Xor(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_InPlaceAdd(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_InPlaceSubtract(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_InPlaceMultiply(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Long(PyObject *op); // new int; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Float(PyObject *op); // new float; NULL with an exception
PyAPI_FUNC(PyObject *) PyNumber_Index(PyObject *op); // new int; NULL with TypeError
PyAPI_FUNC(PyObject *) PyNumber_ToBase(PyObject *op, int base); // new str; NULL with an exception
PyAPI_FUNC(Py_ssize_t) PyNumber_AsSsize_t(PyObject *op, PyObject *overflow); // -1 with an exception, if PyErr_Occurred()
PyAPI_FUNC(int) PyIndex_Check(PyObject *op); // 1 or 0; never fails

PyAPI_FUNC(int) PySequence_Check(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(Py_ssize_t) PySequence_Size(PyObject *op); // -1 with an exception
PyAPI_FUNC(Py_ssize_t) PySequence_Length(PyObject *op); // -1 with an exception
PyAPI_FUNC(PyObject *) PySequence_Concat(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PySequence_Repeat(PyObject *op, Py_ssize_t count); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PySequence_InPlaceConcat(PyObject *left, PyObject *right); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PySequence_InPlaceRepeat(PyObject *op, Py_ssize_t count); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PySequence_GetItem(PyObject *op, Py_ssize_t index); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PySequence_GetSlice(PyObject *op, Py_ssize_t from, Py_ssize_t to); // new; NULL with an exception
PyAPI_FUNC(int) PySequence_SetItem(PyObject *op, Py_ssize_t index, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PySequence_DelItem(PyObject *op, Py_ssize_t index); // -1 with an exception
PyAPI_FUNC(int) PySequence_SetSlice(PyObject *op, Py_ssize_t from, Py_ssize_t to, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PySequence_DelSlice(PyObject *op, Py_ssize_t from, Py_ssize_t to); // -1 with an exception
PyAPI_FUNC(Py_ssize_t) PySequence_Count(PyObject *op, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PySequence_Contains(PyObject *op, PyObject *value); // 1 or 0; -1 with an exception
PyAPI_FUNC(Py_ssize_t) PySequence_Index(PyObject *op, PyObject *value); // -1 with ValueError
PyAPI_FUNC(PyObject *) PySequence_List(PyObject *op); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PySequence_Tuple(PyObject *op); // new tuple; NULL with an exception
PyAPI_FUNC(PyObject *) PySequence_Fast(PyObject *op, const char *message); // new list or tuple; NULL with TypeError and this message
#define PySequence_Fast_GET_SIZE(op) Py_SIZE(op)
#define PySequence_Fast_ITEMS(op) (PyList_Check(op) ? ((PyListObject *)(op))->ob_item : ((PyTupleObject *)(op))->ob_item)
#define PySequence_Fast_GET_ITEM(op, index) (PySequence_Fast_ITEMS(op)[index])

PyAPI_FUNC(int) PyMapping_Check(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(Py_ssize_t) PyMapping_Size(PyObject *op); // -1 with an exception
PyAPI_FUNC(Py_ssize_t) PyMapping_Length(PyObject *op); // -1 with an exception
PyAPI_FUNC(PyObject *) PyMapping_Keys(PyObject *op); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PyMapping_Values(PyObject *op); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PyMapping_Items(PyObject *op); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PyMapping_GetItemString(PyObject *op, const char *key); // new; NULL with an exception
PyAPI_FUNC(int) PyMapping_GetOptionalItem(PyObject *op, PyObject *key, PyObject **result); // 1 with a new reference, 0 without; -1 with an exception
PyAPI_FUNC(int) PyMapping_GetOptionalItemString(PyObject *op, const char *key, PyObject **result); // 1 with a new reference, 0 without; -1 with an exception
PyAPI_FUNC(int) PyMapping_SetItemString(PyObject *op, const char *key, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PyMapping_HasKey(PyObject *op, PyObject *key); // 1 or 0; never fails
PyAPI_FUNC(int) PyMapping_HasKeyString(PyObject *op, const char *key); // 1 or 0; never fails
PyAPI_FUNC(int) PyMapping_HasKeyWithError(PyObject *op, PyObject *key); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyMapping_HasKeyStringWithError(PyObject *op, const char *key); // 1 or 0; -1 with an exception

#define PyBUF_SIMPLE 0
#define PyBUF_WRITABLE 0x0001
#define PyBUF_FORMAT 0x0004
#define PyBUF_ND 0x0008
#define PyBUF_STRIDES (0x0010 | PyBUF_ND)
#define PyBUF_FULL_RO (0x0100 | PyBUF_STRIDES | PyBUF_FORMAT)
#define PyBUF_READ 0x100
#define PyBUF_WRITE 0x200
PyAPI_FUNC(int) PyObject_CheckBuffer(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(int) PyObject_GetBuffer(PyObject *op, Py_buffer *view, int flags); // -1 with BufferError
PyAPI_FUNC(int) PyBuffer_FillInfo(Py_buffer *view, PyObject *op, void *buf, Py_ssize_t length, int readonly, int flags); // -1 with BufferError
PyAPI_FUNC(int) PyBuffer_IsContiguous(const Py_buffer *view, char order); // 1 or 0; never fails
PyAPI_FUNC(void) PyBuffer_Release(Py_buffer *view); // gives up the view's reference
PyAPI_DATA(PyTypeObject) PyMemoryView_Type;
PyAPI_FUNC(PyObject *) PyMemoryView_FromObject(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyMemoryView_FromMemory(char *memory, Py_ssize_t size, int flags); // new; NULL with an exception
#define PyMemoryView_Check(op) Py_IS_TYPE((op), &PyMemoryView_Type)
