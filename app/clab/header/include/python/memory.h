/* Memory, and objects made by hand. */
#pragma once

PyAPI_FUNC(void *) PyMem_RawMalloc(size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void *) PyMem_RawCalloc(size_t count, size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void *) PyMem_RawRealloc(void *memory, size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void) PyMem_RawFree(void *memory); // frees what PyMem_Raw… gave
PyAPI_FUNC(void *) PyMem_Malloc(size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void *) PyMem_Calloc(size_t count, size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void *) PyMem_Realloc(void *memory, size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void) PyMem_Free(void *memory); // frees what PyMem_… gave
#define PyMem_New(type, count) \
    (((size_t)(count) > (size_t)PY_SSIZE_T_MAX / sizeof(type)) ? NULL : ((type *)PyMem_Malloc((count) * sizeof(type))))
#define PyMem_Resize(memory, type, count) ((memory) = (type *)PyMem_Realloc((memory), (count) * sizeof(type)))
#define PyMem_Del(memory) PyMem_Free(memory)

PyAPI_FUNC(void *) PyObject_Malloc(size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void *) PyObject_Calloc(size_t count, size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void *) PyObject_Realloc(void *memory, size_t bytes); // NULL where there is no memory
PyAPI_FUNC(void) PyObject_Free(void *memory); // frees an object made by PyObject_New
#define PyObject_Del PyObject_Free
#define PyObject_FREE PyObject_Free

PyAPI_FUNC(PyObject *) PyObject_Init(PyObject *op, PyTypeObject *type); // op, with its type and a reference count of 1
PyAPI_FUNC(PyVarObject *) PyObject_InitVar(PyVarObject *op, PyTypeObject *type, Py_ssize_t size); // op, with its type, size and a reference count of 1
PyAPI_FUNC(PyObject *) _PyObject_New(PyTypeObject *type); // new, its fields not initialised; NULL with MemoryError
PyAPI_FUNC(PyVarObject *) _PyObject_NewVar(PyTypeObject *type, Py_ssize_t size); // new, its fields not initialised; NULL with MemoryError
#define PyObject_New(type, typeobj) ((type *)_PyObject_New(typeobj))
#define PyObject_NEW(type, typeobj) PyObject_New(type, typeobj)
#define PyObject_NewVar(type, typeobj, size) ((type *)_PyObject_NewVar((typeobj), (size)))
#define PyObject_INIT PyObject_Init
#define PyObject_INIT_VAR PyObject_InitVar
