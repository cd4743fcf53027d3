/* The cyclic garbage collector. */
#pragma once

PyAPI_FUNC(PyObject *) _PyObject_GC_New(PyTypeObject *type); // new, its fields not initialised, not tracked; NULL with MemoryError
PyAPI_FUNC(PyVarObject *) _PyObject_GC_NewVar(PyTypeObject *type, Py_ssize_t size); // new, its fields not initialised, not tracked; NULL with MemoryError
PyAPI_FUNC(PyVarObject *) _PyObject_GC_Resize(PyVarObject *op, Py_ssize_t size); // the object at its new place; NULL with MemoryError
#define PyObject_GC_New(type, typeobj) ((type *)_PyObject_GC_New(typeobj))
#define PyObject_GC_NewVar(type, typeobj, size) ((type *)_PyObject_GC_NewVar((typeobj), (size)))
#define PyObject_GC_Resize(type, op, size) ((type *)_PyObject_GC_Resize(_PyVarObject_CAST(op), (size)))
PyAPI_FUNC(PyObject *) PyUnstable_Object_GC_NewWithExtraData(PyTypeObject *type, size_t bytes); // new, with so many bytes behind it; NULL with MemoryError
PyAPI_FUNC(void) PyObject_GC_Track(void *op); // from now on the collector looks at op: its fields must be valid
PyAPI_FUNC(void) PyObject_GC_UnTrack(void *op); // the first thing that tp_dealloc of a type with Py_TPFLAGS_HAVE_GC does
PyAPI_FUNC(void) PyObject_GC_Del(void *op); // frees an object made by PyObject_GC_New
PyAPI_FUNC(int) PyObject_GC_IsTracked(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(int) PyObject_GC_IsFinalized(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(int) PyObject_IS_GC(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(Py_ssize_t) PyGC_Collect(void); // how many unreachable objects were found
PyAPI_FUNC(int) PyGC_Enable(void); // whether it was enabled before
PyAPI_FUNC(int) PyGC_Disable(void); // whether it was enabled before
PyAPI_FUNC(int) PyGC_IsEnabled(void); // 1 or 0; never fails
typedef int (*gcvisitobjects_t)(PyObject *, void *);
PyAPI_FUNC(void) PyUnstable_GC_VisitObjects(gcvisitobjects_t callback, void *arg); // until the callback gives 0

#define Py_VISIT(op)                                            \
    do {                                                        \
        if (op) {                                               \
            int _visited = visit(_PyObject_CAST(op), arg);      \
            if (_visited) return _visited;                      \
        }                                                       \
    } while (0)

PyAPI_FUNC(void) PyObject_CallFinalizer(PyObject *op); // calls tp_finalize, at most once in op's life
PyAPI_FUNC(int) PyObject_CallFinalizerFromDealloc(PyObject *op); // 0; -1 where the finalizer resurrected op: tp_dealloc must return
PyAPI_FUNC(int) PyObject_VisitManagedDict(PyObject *op, visitproc visit, void *arg); // for tp_traverse of a type with a managed dict

/* The trash can keeps long chains of objects from being torn down inside each other: CPython does that itself now. */
#define Py_TRASHCAN_BEGIN(op, dealloc) (void)(op); (void)(dealloc);
#define Py_TRASHCAN_END
