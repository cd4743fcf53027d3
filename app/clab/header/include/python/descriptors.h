/* Methods, members and attributes of types; functions, capsules and cells. */
#pragma once

typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef PyObject *(*PyCFunctionWithKeywords)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*PyCFunctionFast)(PyObject *, PyObject *const *, Py_ssize_t);
typedef PyObject *(*PyCFunctionFastWithKeywords)(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
typedef PyCFunctionFast _PyCFunctionFast;
typedef PyCFunctionFastWithKeywords _PyCFunctionFastWithKeywords;
typedef PyObject *(*PyCMethod)(PyObject *, PyTypeObject *, PyObject *const *, size_t, PyObject *);
#define _PyCFunction_CAST(function) ((PyCFunction)(void (*)(void))(function))

typedef struct PyMethodDef {
    const char *ml_name;
    PyCFunction ml_meth;
    int ml_flags;
    const char *ml_doc;
} PyMethodDef;
#define METH_VARARGS 0x0001
#define METH_KEYWORDS 0x0002
#define METH_NOARGS 0x0004
#define METH_O 0x0008
#define METH_CLASS 0x0010
#define METH_STATIC 0x0020
#define METH_COEXIST 0x0040
#define METH_FASTCALL 0x0080
#define METH_METHOD 0x0200

typedef struct PyMemberDef {
    const char *name;
    int type;
    Py_ssize_t offset;
    int flags;
    const char *doc;
} PyMemberDef;
#define Py_T_SHORT 0
#define Py_T_INT 1
#define Py_T_LONG 2
#define Py_T_FLOAT 3
#define Py_T_DOUBLE 4
#define Py_T_STRING 5
#define _Py_T_OBJECT 6
#define Py_T_CHAR 7
#define Py_T_BYTE 8
#define Py_T_UBYTE 9
#define Py_T_USHORT 10
#define Py_T_UINT 11
#define Py_T_ULONG 12
#define Py_T_STRING_INPLACE 13
#define Py_T_BOOL 14
#define Py_T_OBJECT_EX 16
#define Py_T_LONGLONG 17
#define Py_T_ULONGLONG 18
#define Py_T_PYSSIZET 19
#define _Py_T_NONE 20
#define Py_READONLY 1
#define Py_AUDIT_READ 2
#define Py_RELATIVE_OFFSET 8

typedef PyObject *(*getter)(PyObject *, void *);
typedef int (*setter)(PyObject *, PyObject *, void *);
typedef struct PyGetSetDef {
    const char *name;
    getter get;
    setter set;
    const char *doc;
    void *closure;
} PyGetSetDef;

PyAPI_DATA(PyTypeObject) PyCFunction_Type;
PyAPI_DATA(PyTypeObject) PyCMethod_Type;
PyAPI_DATA(PyTypeObject) PyFunction_Type;
PyAPI_DATA(PyTypeObject) PyMethod_Type;
PyAPI_DATA(PyTypeObject) PyMethodDescr_Type;
PyAPI_DATA(PyTypeObject) PyMemberDescr_Type;
PyAPI_DATA(PyTypeObject) PyGetSetDescr_Type;
PyAPI_DATA(PyTypeObject) PyProperty_Type;
PyAPI_DATA(PyTypeObject) PyCapsule_Type;
PyAPI_DATA(PyTypeObject) PyCell_Type;
#define PyCFunction_Check(op) PyObject_TypeCheck((op), &PyCFunction_Type)
#define PyFunction_Check(op) Py_IS_TYPE((op), &PyFunction_Type)
#define PyMethod_Check(op) Py_IS_TYPE((op), &PyMethod_Type)
#define PyCapsule_CheckExact(op) Py_IS_TYPE((op), &PyCapsule_Type)
#define PyCell_Check(op) Py_IS_TYPE((op), &PyCell_Type)
PyAPI_FUNC(PyObject *) PyCMethod_New(PyMethodDef *definition, PyObject *self, PyObject *module, PyTypeObject *cls); // new; NULL with an exception
#define PyCFunction_New(definition, self) PyCMethod_New((definition), (self), NULL, NULL)
#define PyCFunction_NewEx(definition, self, module) PyCMethod_New((definition), (self), (module), NULL)
PyAPI_FUNC(PyObject *) PyMethod_New(PyObject *function, PyObject *self); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyMethod_Function(PyObject *method); // borrowed
PyAPI_FUNC(PyObject *) PyMethod_Self(PyObject *method); // borrowed
PyAPI_FUNC(PyObject *) PyDescr_NewMethod(PyTypeObject *type, PyMethodDef *definition); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyDescr_NewGetSet(PyTypeObject *type, PyGetSetDef *definition); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyDescr_NewMember(PyTypeObject *type, PyMemberDef *definition); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyClassMethod_New(PyObject *callable); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyStaticMethod_New(PyObject *callable); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) Py_GenericAlias(PyObject *origin, PyObject *args); // new; NULL with an exception

typedef void (*PyCapsule_Destructor)(PyObject *);
PyAPI_FUNC(PyObject *) PyCapsule_New(void *pointer, const char *name, PyCapsule_Destructor destructor); // new; NULL with an exception
PyAPI_FUNC(void *) PyCapsule_GetPointer(PyObject *capsule, const char *name); // NULL with ValueError
PyAPI_FUNC(const char *) PyCapsule_GetName(PyObject *capsule); // NULL, perhaps with an exception
PyAPI_FUNC(void *) PyCapsule_GetContext(PyObject *capsule); // NULL, perhaps with an exception
PyAPI_FUNC(int) PyCapsule_SetContext(PyObject *capsule, void *context); // nonzero with an exception
PyAPI_FUNC(int) PyCapsule_IsValid(PyObject *capsule, const char *name); // 1 or 0; never fails
PyAPI_FUNC(void *) PyCapsule_Import(const char *name, int no_block); // NULL with an exception
PyAPI_FUNC(PyObject *) PyCell_New(PyObject *op); // new; NULL with MemoryError
PyAPI_FUNC(PyObject *) PyCell_Get(PyObject *cell); // new; NULL where it is empty
PyAPI_FUNC(int) PyCell_Set(PyObject *cell, PyObject *value); // -1 with an exception
PyAPI_FUNC(PyObject *) PyFunction_GetCode(PyObject *function); // borrowed
PyAPI_FUNC(PyObject *) PyFunction_GetGlobals(PyObject *function); // borrowed
