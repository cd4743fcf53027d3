/* Reference counting. */
#pragma once

PyAPI_FUNC(void) _Py_Dealloc(PyObject *op); // calls tp_dealloc: the reference count has reached zero
PyAPI_FUNC(void) Py_IncRef(PyObject *op); // Py_XINCREF as a function
PyAPI_FUNC(void) Py_DecRef(PyObject *op); // Py_XDECREF as a function

static inline int _Py_IsImmortal(PyObject *op) { return op->ob_refcnt >= _Py_IMMORTAL_MINIMUM_REFCNT; }
static inline void Py_INCREF(PyObject *op) {
    if (!_Py_IsImmortal(op)) op->ob_refcnt += 1;
}
static inline void Py_DECREF(PyObject *op) {
    if (_Py_IsImmortal(op)) return;
    op->ob_refcnt -= 1;
    if (op->ob_refcnt == 0) _Py_Dealloc(op);
}
static inline void Py_XINCREF(PyObject *op) {
    if (op != NULL) Py_INCREF(op);
}
static inline void Py_XDECREF(PyObject *op) {
    if (op != NULL) Py_DECREF(op);
}
static inline PyObject *Py_NewRef(PyObject *op) {
    Py_INCREF(op);
    return op;
}
static inline PyObject *Py_XNewRef(PyObject *op) {
    Py_XINCREF(op);
    return op;
}
#define Py_INCREF(op) Py_INCREF(_PyObject_CAST(op))
#define Py_DECREF(op) Py_DECREF(_PyObject_CAST(op))
#define Py_XINCREF(op) Py_XINCREF(_PyObject_CAST(op))
#define Py_XDECREF(op) Py_XDECREF(_PyObject_CAST(op))
#define Py_NewRef(op) Py_NewRef(_PyObject_CAST(op))
#define Py_XNewRef(op) Py_XNewRef(_PyObject_CAST(op))

/* Sets a variable before the old reference is given up, so that nobody finds the dying object through it. */
#define Py_CLEAR(op)                              \
    do {                                          \
        PyObject **_place = (PyObject **)&(op);   \
        PyObject *_old = *_place;                 \
        if (_old != NULL) {                       \
            *_place = NULL;                       \
            Py_DECREF(_old);                      \
        }                                         \
    } while (0)
#define Py_SETREF(destination, source)                  \
    do {                                                \
        PyObject **_place = (PyObject **)&(destination); \
        PyObject *_old = *_place;                       \
        *_place = _PyObject_CAST(source);               \
        Py_DECREF(_old);                                \
    } while (0)
#define Py_XSETREF(destination, source)                 \
    do {                                                \
        PyObject **_place = (PyObject **)&(destination); \
        PyObject *_old = *_place;                       \
        *_place = _PyObject_CAST(source);               \
        Py_XDECREF(_old);                               \
    } while (0)

PyAPI_FUNC(int) PyUnstable_IsImmortal(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(int) PyUnstable_Object_IsUniquelyReferenced(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(int) PyUnstable_TryIncRef(PyObject *op); // 1 with a new reference, 0 where the object is dying
PyAPI_FUNC(void) PyUnstable_EnableTryIncRef(PyObject *op); // to be called before PyUnstable_TryIncRef
#define Py_CONSTANT_NONE 0
#define Py_CONSTANT_FALSE 1
#define Py_CONSTANT_TRUE 2
#define Py_CONSTANT_ELLIPSIS 3
#define Py_CONSTANT_NOT_IMPLEMENTED 4
#define Py_CONSTANT_ZERO 5
#define Py_CONSTANT_ONE 6
#define Py_CONSTANT_EMPTY_STR 7
#define Py_CONSTANT_EMPTY_BYTES 8
#define Py_CONSTANT_EMPTY_TUPLE 9
PyAPI_FUNC(PyObject *) Py_GetConstant(unsigned int constant); // new
PyAPI_FUNC(PyObject *) Py_GetConstantBorrowed(unsigned int constant); // borrowed
