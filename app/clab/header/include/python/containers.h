/* tuple, list, dict, set, slice. */
#pragma once

PyAPI_DATA(PyTypeObject) PyTuple_Type;
PyAPI_DATA(PyTypeObject) PyList_Type;
PyAPI_DATA(PyTypeObject) PyDict_Type;
PyAPI_DATA(PyTypeObject) PySet_Type;
PyAPI_DATA(PyTypeObject) PyFrozenSet_Type;
PyAPI_DATA(PyTypeObject) PySlice_Type;
PyAPI_DATA(PyTypeObject) PyDictProxy_Type;
#define PyTuple_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_TUPLE_SUBCLASS)
#define PyTuple_CheckExact(op) Py_IS_TYPE((op), &PyTuple_Type)
#define PyList_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_LIST_SUBCLASS)
#define PyList_CheckExact(op) Py_IS_TYPE((op), &PyList_Type)
#define PyDict_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_DICT_SUBCLASS)
#define PyDict_CheckExact(op) Py_IS_TYPE((op), &PyDict_Type)
#define PySet_Check(op) PyObject_TypeCheck((op), &PySet_Type)
#define PySet_CheckExact(op) Py_IS_TYPE((op), &PySet_Type)
#define PyFrozenSet_Check(op) PyObject_TypeCheck((op), &PyFrozenSet_Type)
#define PyAnySet_Check(op) (PySet_Check(op) || PyFrozenSet_Check(op))
#define PySlice_Check(op) Py_IS_TYPE((op), &PySlice_Type)

typedef struct {
    PyVarObject ob_base;
    Py_hash_t ob_hash;
    PyObject *ob_item[1];
} PyTupleObject;
PyAPI_FUNC(PyObject *) PyTuple_New(Py_ssize_t size); // new, its items NULL; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyTuple_Pack(Py_ssize_t count, ...); // new; NULL with MemoryError
PyAPI_FUNC(Py_ssize_t) PyTuple_Size(PyObject *tuple); // -1 with SystemError
PyAPI_FUNC(PyObject *) PyTuple_GetItem(PyObject *tuple, Py_ssize_t index); // borrowed; NULL with IndexError
PyAPI_FUNC(int) PyTuple_SetItem(PyObject *tuple, Py_ssize_t index, PyObject *item); // steals item; -1 with an exception
PyAPI_FUNC(PyObject *) PyTuple_GetSlice(PyObject *tuple, Py_ssize_t from, Py_ssize_t to); // new; NULL with an exception
PyAPI_FUNC(int) _PyTuple_Resize(PyObject **tuple, Py_ssize_t size); // -1 with an exception
#define PyTuple_GET_SIZE(op) Py_SIZE(op)
#define PyTuple_GET_ITEM(op, index) (((PyTupleObject *)(op))->ob_item[index])
#define PyTuple_SET_ITEM(op, index, item) ((void)(((PyTupleObject *)(op))->ob_item[index] = _PyObject_CAST(item)))

typedef struct {
    PyVarObject ob_base;
    PyObject **ob_item;
    Py_ssize_t allocated;
} PyListObject;
PyAPI_FUNC(PyObject *) PyList_New(Py_ssize_t size); // new, its items NULL; NULL with MemoryError
PyAPI_FUNC(Py_ssize_t) PyList_Size(PyObject *list); // -1 with SystemError
PyAPI_FUNC(PyObject *) PyList_GetItem(PyObject *list, Py_ssize_t index); // borrowed; NULL with IndexError
PyAPI_FUNC(PyObject *) PyList_GetItemRef(PyObject *list, Py_ssize_t index); // new; NULL with IndexError
PyAPI_FUNC(int) PyList_SetItem(PyObject *list, Py_ssize_t index, PyObject *item); // steals item; -1 with an exception
PyAPI_FUNC(int) PyList_Insert(PyObject *list, Py_ssize_t index, PyObject *item); // -1 with an exception
PyAPI_FUNC(int) PyList_Append(PyObject *list, PyObject *item); // -1 with an exception
PyAPI_FUNC(int) PyList_Extend(PyObject *list, PyObject *iterable); // -1 with an exception
PyAPI_FUNC(int) PyList_Clear(PyObject *list); // -1 with an exception
PyAPI_FUNC(PyObject *) PyList_GetSlice(PyObject *list, Py_ssize_t from, Py_ssize_t to); // new; NULL with an exception
PyAPI_FUNC(int) PyList_SetSlice(PyObject *list, Py_ssize_t from, Py_ssize_t to, PyObject *items); // -1 with an exception
PyAPI_FUNC(int) PyList_Sort(PyObject *list); // -1 with an exception
PyAPI_FUNC(int) PyList_Reverse(PyObject *list); // -1 with an exception
PyAPI_FUNC(PyObject *) PyList_AsTuple(PyObject *list); // new; NULL with an exception
#define PyList_GET_SIZE(op) Py_SIZE(op)
#define PyList_GET_ITEM(op, index) (((PyListObject *)(op))->ob_item[index])
#define PyList_SET_ITEM(op, index, item) ((void)(((PyListObject *)(op))->ob_item[index] = _PyObject_CAST(item)))

PyAPI_FUNC(PyObject *) PyDict_New(void); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyDict_GetItem(PyObject *dict, PyObject *key); // borrowed; NULL where it is not there, errors are lost
PyAPI_FUNC(PyObject *) PyDict_GetItemWithError(PyObject *dict, PyObject *key); // borrowed; NULL where it is not there, or with an exception
PyAPI_FUNC(PyObject *) PyDict_GetItemString(PyObject *dict, const char *key); // borrowed; NULL where it is not there, errors are lost
PyAPI_FUNC(int) PyDict_GetItemRef(PyObject *dict, PyObject *key, PyObject **result); // 1 with a new reference, 0 without; -1 with an exception
PyAPI_FUNC(int) PyDict_GetItemStringRef(PyObject *dict, const char *key, PyObject **result); // 1 with a new reference, 0 without; -1 with an exception
PyAPI_FUNC(int) PyDict_SetItem(PyObject *dict, PyObject *key, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PyDict_SetItemString(PyObject *dict, const char *key, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PyDict_DelItem(PyObject *dict, PyObject *key); // -1 with KeyError
PyAPI_FUNC(int) PyDict_DelItemString(PyObject *dict, const char *key); // -1 with KeyError
PyAPI_FUNC(int) PyDict_Pop(PyObject *dict, PyObject *key, PyObject **result); // 1 with a new reference, 0 without; -1 with an exception
PyAPI_FUNC(int) PyDict_PopString(PyObject *dict, const char *key, PyObject **result); // 1 with a new reference, 0 without; -1 with an exception
PyAPI_FUNC(PyObject *) PyDict_SetDefault(PyObject *dict, PyObject *key, PyObject *otherwise); // borrowed; NULL with an exception
PyAPI_FUNC(int) PyDict_SetDefaultRef(PyObject *dict, PyObject *key, PyObject *otherwise, PyObject **result); // 1 where it was there, 0 where not, with a new reference; -1 with an exception
PyAPI_FUNC(int) PyDict_Contains(PyObject *dict, PyObject *key); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyDict_ContainsString(PyObject *dict, const char *key); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyDict_Next(PyObject *dict, Py_ssize_t *position, PyObject **key, PyObject **value); // 1 with two borrowed references, 0 at the end
PyAPI_FUNC(PyObject *) PyDict_Keys(PyObject *dict); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PyDict_Values(PyObject *dict); // new list; NULL with an exception
PyAPI_FUNC(PyObject *) PyDict_Items(PyObject *dict); // new list; NULL with an exception
PyAPI_FUNC(Py_ssize_t) PyDict_Size(PyObject *dict); // -1 with SystemError
PyAPI_FUNC(PyObject *) PyDict_Copy(PyObject *dict); // new; NULL with an exception
PyAPI_FUNC(int) PyDict_Update(PyObject *dict, PyObject *other); // -1 with an exception
PyAPI_FUNC(int) PyDict_Merge(PyObject *dict, PyObject *other, int replace); // -1 with an exception
PyAPI_FUNC(void) PyDict_Clear(PyObject *dict); // removes everything
PyAPI_FUNC(PyObject *) PyDictProxy_New(PyObject *mapping); // new; NULL with an exception
#define PyDict_GET_SIZE(op) PyDict_Size(_PyObject_CAST(op))

PyAPI_FUNC(PyObject *) PySet_New(PyObject *iterable); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyFrozenSet_New(PyObject *iterable); // new; NULL with an exception
PyAPI_FUNC(Py_ssize_t) PySet_Size(PyObject *set); // -1 with SystemError
PyAPI_FUNC(int) PySet_Contains(PyObject *set, PyObject *key); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PySet_Add(PyObject *set, PyObject *key); // -1 with an exception
PyAPI_FUNC(int) PySet_Discard(PyObject *set, PyObject *key); // 1 where it was there, else 0; -1 with an exception
PyAPI_FUNC(PyObject *) PySet_Pop(PyObject *set); // new; NULL with KeyError
PyAPI_FUNC(int) PySet_Clear(PyObject *set); // -1 with an exception
#define PySet_GET_SIZE(op) PySet_Size(_PyObject_CAST(op))

PyAPI_FUNC(PyObject *) PySlice_New(PyObject *start, PyObject *stop, PyObject *step); // new; NULL with MemoryError
PyAPI_FUNC(int) PySlice_Unpack(PyObject *slice, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t *step); // -1 with an exception
PyAPI_FUNC(Py_ssize_t) PySlice_AdjustIndices(Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t step); // how many items it has
