/* Weak references: the subject of the playground. */
#pragma once

typedef struct _PyWeakReference PyWeakReference;
struct _PyWeakReference {
    PyObject ob_base;
    /* The referent, without a reference; None once the weakref has been cleared. */
    PyObject *wr_object;
    /* The callback, or NULL. */
    PyObject *wr_callback;
    Py_hash_t hash;
    /* The referent's list of weakrefs. */
    PyWeakReference *wr_prev;
    PyWeakReference *wr_next;
    vectorcallfunc vectorcall;
};

PyAPI_DATA(PyTypeObject) _PyWeakref_RefType;
PyAPI_DATA(PyTypeObject) _PyWeakref_ProxyType;
PyAPI_DATA(PyTypeObject) _PyWeakref_CallableProxyType;

/* These three and PyWeakref_GET_OBJECT are macros or inline in CPython. Here they are calls, which the trace shows. */
PyAPI_FUNC(int) PyWeakref_Check(PyObject *op); // 1 for a reference or proxy object, else 0; never fails
PyAPI_FUNC(int) PyWeakref_CheckRef(PyObject *op); // 1 for a weakref.ref or a subclass of it, else 0; never fails
PyAPI_FUNC(int) PyWeakref_CheckProxy(PyObject *op); // 1 for a proxy object, else 0; never fails
#define PyWeakref_Check(op) PyWeakref_Check(_PyObject_CAST(op))
#define PyWeakref_CheckRef(op) PyWeakref_CheckRef(_PyObject_CAST(op))
#define PyWeakref_CheckRefExact(op) Py_IS_TYPE((op), &_PyWeakref_RefType)
#define PyWeakref_CheckProxy(op) PyWeakref_CheckProxy(_PyObject_CAST(op))

PyAPI_FUNC(PyObject *) PyWeakref_NewRef(PyObject *ob, PyObject *callback); // new; NULL with TypeError where ob cannot be weakly referenced
PyAPI_FUNC(PyObject *) PyWeakref_NewProxy(PyObject *ob, PyObject *callback); // new; NULL with TypeError where ob cannot be weakly referenced
PyAPI_FUNC(int) PyWeakref_GetRef(PyObject *ref, PyObject **pobj); // 1 with a new reference in *pobj, 0 with NULL where the object is dead; -1 with TypeError
PyAPI_FUNC(int) PyWeakref_IsDead(PyObject *ref); // 1 where the object is dead, 0 where it lives; -1 with TypeError
Py_DEPRECATED(3.13) PyAPI_FUNC(PyObject *) PyWeakref_GetObject(PyObject *ref); // borrowed, None where the object is dead; deprecated since 3.13: use PyWeakref_GetRef
Py_DEPRECATED(3.13) PyAPI_FUNC(PyObject *) PyWeakref_GET_OBJECT(PyObject *ref); // borrowed, None where the object is dead; deprecated since 3.13: use PyWeakref_GetRef
#define PyWeakref_GET_OBJECT(ref) PyWeakref_GET_OBJECT(_PyObject_CAST(ref))
PyAPI_FUNC(void) PyObject_ClearWeakRefs(PyObject *ob); // for tp_dealloc, before anything of ob is released: clears every weakref to ob and calls the callbacks
PyAPI_FUNC(void) PyUnstable_Object_ClearWeakRefsNoCallbacks(PyObject *ob); // for tp_dealloc, after a finalizer: clears every weakref to ob without calling callbacks
PyAPI_FUNC(PyObject **) PyObject_GET_WEAKREFS_LISTPTR(PyObject *ob); // where ob keeps the head of its list of weakrefs
#define PyObject_GET_WEAKREFS_LISTPTR(ob) PyObject_GET_WEAKREFS_LISTPTR(_PyObject_CAST(ob))
