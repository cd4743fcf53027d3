/* Objects: what stands at the beginning of each. */
#pragma once

typedef struct _object PyObject;
typedef struct _typeobject PyTypeObject;

struct _object {
    union {
        Py_ssize_t ob_refcnt;
    };
    PyTypeObject *ob_type;
};

typedef struct {
    PyObject ob_base;
    Py_ssize_t ob_size;
} PyVarObject;

#define PyObject_HEAD PyObject ob_base;
#define PyObject_VAR_HEAD PyVarObject ob_base;
#define _PyObject_CAST(op) ((PyObject *)(op))
#define _PyVarObject_CAST(op) ((PyVarObject *)(op))

/* Reference counts from here on are never changed: the object is immortal. */
#define _Py_IMMORTAL_INITIAL_REFCNT ((Py_ssize_t)(5L << 28))
#define _Py_IMMORTAL_MINIMUM_REFCNT ((Py_ssize_t)(1L << 30))
#define _Py_STATIC_IMMORTAL_INITIAL_REFCNT ((Py_ssize_t)(7L << 28))

#define PyObject_HEAD_INIT(type) { { _Py_STATIC_IMMORTAL_INITIAL_REFCNT }, (type) },
#define PyVarObject_HEAD_INIT(type, size) { PyObject_HEAD_INIT(type) (size) },

static inline Py_ssize_t _Py_REFCNT(PyObject *op) { return op->ob_refcnt; }
#define Py_REFCNT(op) _Py_REFCNT(_PyObject_CAST(op))
static inline PyTypeObject *_Py_TYPE(PyObject *op) { return op->ob_type; }
#define Py_TYPE(op) _Py_TYPE(_PyObject_CAST(op))
static inline Py_ssize_t _Py_SIZE(PyObject *op) { return ((PyVarObject *)op)->ob_size; }
#define Py_SIZE(op) _Py_SIZE(_PyObject_CAST(op))
static inline void _Py_SET_REFCNT(PyObject *op, Py_ssize_t count) {
    if (op->ob_refcnt < _Py_IMMORTAL_MINIMUM_REFCNT) op->ob_refcnt = count;
}
#define Py_SET_REFCNT(op, count) _Py_SET_REFCNT(_PyObject_CAST(op), (count))
#define Py_SET_TYPE(op, type) (_PyObject_CAST(op)->ob_type = (type))
#define Py_SET_SIZE(op, size) (_PyVarObject_CAST(op)->ob_size = (size))
#define Py_IS_TYPE(op, type) (Py_TYPE(op) == (type))

PyAPI_DATA(PyObject) _Py_NoneStruct;
PyAPI_DATA(PyObject) _Py_NotImplementedStruct;
PyAPI_DATA(PyObject) _Py_EllipsisObject;
PyAPI_DATA(PyObject) _Py_TrueStruct;
PyAPI_DATA(PyObject) _Py_FalseStruct;
#define Py_None (&_Py_NoneStruct)
#define Py_NotImplemented (&_Py_NotImplementedStruct)
#define Py_Ellipsis (&_Py_EllipsisObject)
#define Py_True (&_Py_TrueStruct)
#define Py_False (&_Py_FalseStruct)
#define Py_RETURN_NONE return Py_None
#define Py_RETURN_TRUE return Py_True
#define Py_RETURN_FALSE return Py_False
#define Py_RETURN_NOTIMPLEMENTED return Py_NotImplemented
#define Py_Is(x, y) (_PyObject_CAST(x) == _PyObject_CAST(y))
#define Py_IsNone(x) Py_Is((x), Py_None)
#define Py_IsTrue(x) Py_Is((x), Py_True)
#define Py_IsFalse(x) Py_Is((x), Py_False)

#define Py_LT 0
#define Py_LE 1
#define Py_EQ 2
#define Py_NE 3
#define Py_GT 4
#define Py_GE 5
#define Py_RETURN_RICHCOMPARE(left, right, operation)                                   \
    do {                                                                                \
        switch (operation) {                                                            \
        case Py_EQ: if ((left) == (right)) Py_RETURN_TRUE; Py_RETURN_FALSE;             \
        case Py_NE: if ((left) != (right)) Py_RETURN_TRUE; Py_RETURN_FALSE;             \
        case Py_LT: if ((left) < (right)) Py_RETURN_TRUE; Py_RETURN_FALSE;              \
        case Py_GT: if ((left) > (right)) Py_RETURN_TRUE; Py_RETURN_FALSE;              \
        case Py_LE: if ((left) <= (right)) Py_RETURN_TRUE; Py_RETURN_FALSE;             \
        case Py_GE: if ((left) >= (right)) Py_RETURN_TRUE; Py_RETURN_FALSE;             \
        default: Py_UNREACHABLE();                                                      \
        }                                                                               \
    } while (0)

#define Py_PRINT_RAW 1

PyAPI_FUNC(PyObject *) PyObject_Repr(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_Str(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_ASCII(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_Bytes(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyObject_Dir(PyObject *op); // new; NULL with an exception
PyAPI_FUNC(int) PyObject_Print(PyObject *op, FILE *file, int flags); // -1 with an exception
PyAPI_FUNC(Py_hash_t) PyObject_Hash(PyObject *op); // -1 with an exception
PyAPI_FUNC(Py_hash_t) PyObject_HashNotImplemented(PyObject *op); // -1 with TypeError
PyAPI_FUNC(Py_hash_t) PyObject_GenericHash(PyObject *op); // a hash of the address
PyAPI_FUNC(Py_hash_t) Py_HashPointer(const void *pointer); // a hash of the address; never fails
PyAPI_FUNC(Py_hash_t) Py_HashBuffer(const void *bytes, Py_ssize_t length); // a hash of the bytes; never fails
PyAPI_FUNC(int) PyObject_IsTrue(PyObject *op); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyObject_Not(PyObject *op); // 1 or 0; -1 with an exception
PyAPI_FUNC(PyObject *) PyObject_RichCompare(PyObject *left, PyObject *right, int operation); // new; NULL with an exception
PyAPI_FUNC(int) PyObject_RichCompareBool(PyObject *left, PyObject *right, int operation); // 1 or 0; -1 with an exception
PyAPI_FUNC(PyObject *) PyObject_SelfIter(PyObject *op); // new: op itself
PyAPI_FUNC(PyObject *) PyObject_GetAttr(PyObject *op, PyObject *name); // new; NULL with AttributeError
PyAPI_FUNC(PyObject *) PyObject_GetAttrString(PyObject *op, const char *name); // new; NULL with AttributeError
PyAPI_FUNC(int) PyObject_GetOptionalAttr(PyObject *op, PyObject *name, PyObject **result); // 1 with a new reference, 0 without the attribute; -1 with an exception
PyAPI_FUNC(int) PyObject_GetOptionalAttrString(PyObject *op, const char *name, PyObject **result); // 1 with a new reference, 0 without the attribute; -1 with an exception
PyAPI_FUNC(int) PyObject_SetAttr(PyObject *op, PyObject *name, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PyObject_SetAttrString(PyObject *op, const char *name, PyObject *value); // -1 with an exception
PyAPI_FUNC(int) PyObject_DelAttr(PyObject *op, PyObject *name); // -1 with an exception
PyAPI_FUNC(int) PyObject_DelAttrString(PyObject *op, const char *name); // -1 with an exception
PyAPI_FUNC(int) PyObject_HasAttr(PyObject *op, PyObject *name); // 1 or 0; never fails
PyAPI_FUNC(int) PyObject_HasAttrString(PyObject *op, const char *name); // 1 or 0; never fails
PyAPI_FUNC(int) PyObject_HasAttrWithError(PyObject *op, PyObject *name); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyObject_HasAttrStringWithError(PyObject *op, const char *name); // 1 or 0; -1 with an exception
PyAPI_FUNC(PyObject *) PyObject_GenericGetAttr(PyObject *op, PyObject *name); // new; NULL with AttributeError
PyAPI_FUNC(int) PyObject_GenericSetAttr(PyObject *op, PyObject *name, PyObject *value); // -1 with an exception
PyAPI_FUNC(PyObject *) PyObject_GenericGetDict(PyObject *op, void *context); // new; NULL with an exception
PyAPI_FUNC(int) PyObject_GenericSetDict(PyObject *op, PyObject *value, void *context); // -1 with an exception
PyAPI_FUNC(void) PyObject_ClearManagedDict(PyObject *op); // for tp_clear and tp_dealloc of a type with a managed dict
PyAPI_FUNC(int) PyCallable_Check(PyObject *op); // 1 or 0; never fails
PyAPI_FUNC(PyObject *) PyObject_Type(PyObject *op); // new
PyAPI_FUNC(int) PyObject_IsInstance(PyObject *op, PyObject *cls); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) PyObject_IsSubclass(PyObject *derived, PyObject *cls); // 1 or 0; -1 with an exception
PyAPI_FUNC(int) Py_ReprEnter(PyObject *op); // 1 where op's repr is being made already; -1 with an exception
PyAPI_FUNC(void) Py_ReprLeave(PyObject *op); // ends what Py_ReprEnter began
