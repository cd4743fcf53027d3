/* What the header says of structs, slots and flags, for layout.py to compare with the running interpreter. */
#include <Python.h>

#define SLOT(name, field)                                                            \
    if (PyType_GetSlot(type, Py_##name) != (void *)(field)) {                        \
        PyErr_Format(PyExc_AssertionError, "%s of %s", #name, type->tp_name);        \
        return -1;                                                                   \
    }
#define PART(name, methods)                                                          \
    if (PyType_GetSlot(type, Py_##name) != ((methods) ? (void *)(methods)->name : NULL)) { \
        PyErr_Format(PyExc_AssertionError, "%s of %s", #name, type->tp_name);        \
        return -1;                                                                   \
    }

static int check_slots(PyTypeObject *type)
{
    PART(bf_getbuffer, type->tp_as_buffer);
    PART(bf_releasebuffer, type->tp_as_buffer);
    PART(mp_ass_subscript, type->tp_as_mapping);
    PART(mp_length, type->tp_as_mapping);
    PART(mp_subscript, type->tp_as_mapping);
    PART(nb_absolute, type->tp_as_number);
    PART(nb_add, type->tp_as_number);
    PART(nb_and, type->tp_as_number);
    PART(nb_bool, type->tp_as_number);
    PART(nb_divmod, type->tp_as_number);
    PART(nb_float, type->tp_as_number);
    PART(nb_floor_divide, type->tp_as_number);
    PART(nb_index, type->tp_as_number);
    PART(nb_inplace_add, type->tp_as_number);
    PART(nb_inplace_and, type->tp_as_number);
    PART(nb_inplace_floor_divide, type->tp_as_number);
    PART(nb_inplace_lshift, type->tp_as_number);
    PART(nb_inplace_multiply, type->tp_as_number);
    PART(nb_inplace_or, type->tp_as_number);
    PART(nb_inplace_power, type->tp_as_number);
    PART(nb_inplace_remainder, type->tp_as_number);
    PART(nb_inplace_rshift, type->tp_as_number);
    PART(nb_inplace_subtract, type->tp_as_number);
    PART(nb_inplace_true_divide, type->tp_as_number);
    PART(nb_inplace_xor, type->tp_as_number);
    PART(nb_int, type->tp_as_number);
    PART(nb_invert, type->tp_as_number);
    PART(nb_lshift, type->tp_as_number);
    PART(nb_multiply, type->tp_as_number);
    PART(nb_negative, type->tp_as_number);
    PART(nb_or, type->tp_as_number);
    PART(nb_positive, type->tp_as_number);
    PART(nb_power, type->tp_as_number);
    PART(nb_remainder, type->tp_as_number);
    PART(nb_rshift, type->tp_as_number);
    PART(nb_subtract, type->tp_as_number);
    PART(nb_true_divide, type->tp_as_number);
    PART(nb_xor, type->tp_as_number);
    PART(sq_ass_item, type->tp_as_sequence);
    PART(sq_concat, type->tp_as_sequence);
    PART(sq_contains, type->tp_as_sequence);
    PART(sq_inplace_concat, type->tp_as_sequence);
    PART(sq_inplace_repeat, type->tp_as_sequence);
    PART(sq_item, type->tp_as_sequence);
    PART(sq_length, type->tp_as_sequence);
    PART(sq_repeat, type->tp_as_sequence);
    SLOT(tp_alloc, type->tp_alloc);
    SLOT(tp_base, type->tp_base);
    SLOT(tp_bases, type->tp_bases);
    SLOT(tp_call, type->tp_call);
    SLOT(tp_clear, type->tp_clear);
    SLOT(tp_dealloc, type->tp_dealloc);
    SLOT(tp_del, type->tp_del);
    SLOT(tp_descr_get, type->tp_descr_get);
    SLOT(tp_descr_set, type->tp_descr_set);
    SLOT(tp_doc, type->tp_doc);
    SLOT(tp_getattr, type->tp_getattr);
    SLOT(tp_getattro, type->tp_getattro);
    SLOT(tp_hash, type->tp_hash);
    SLOT(tp_init, type->tp_init);
    SLOT(tp_is_gc, type->tp_is_gc);
    SLOT(tp_iter, type->tp_iter);
    SLOT(tp_iternext, type->tp_iternext);
    SLOT(tp_methods, type->tp_methods);
    SLOT(tp_new, type->tp_new);
    SLOT(tp_repr, type->tp_repr);
    SLOT(tp_richcompare, type->tp_richcompare);
    SLOT(tp_setattr, type->tp_setattr);
    SLOT(tp_setattro, type->tp_setattro);
    SLOT(tp_str, type->tp_str);
    SLOT(tp_traverse, type->tp_traverse);
    SLOT(tp_members, type->tp_members);
    SLOT(tp_getset, type->tp_getset);
    SLOT(tp_free, type->tp_free);
    PART(nb_matrix_multiply, type->tp_as_number);
    PART(nb_inplace_matrix_multiply, type->tp_as_number);
    PART(am_await, type->tp_as_async);
    PART(am_aiter, type->tp_as_async);
    PART(am_anext, type->tp_as_async);
    SLOT(tp_finalize, type->tp_finalize);
    PART(am_send, type->tp_as_async);
    SLOT(tp_vectorcall, type->tp_vectorcall);
    return 0;
}

static PyObject *describe(PyObject *module, PyObject *op)
{
    PyTypeObject *type = (PyTypeObject *)op;
    if (check_slots(type) < 0)
        return NULL;
    return Py_BuildValue("(snnknnOOOO)", type->tp_name, type->tp_basicsize, type->tp_itemsize, type->tp_flags,
                         type->tp_weaklistoffset, type->tp_dictoffset, type->tp_base ? (PyObject *)type->tp_base : Py_None,
                         type->tp_bases, type->tp_mro, Py_TYPE(op));
}

#define SIZE(type) {#type, sizeof(type)}
#define FLAG(name) {#name, (Py_ssize_t)name}
static const struct { const char *name; Py_ssize_t value; } numbers[] = {
    SIZE(PyObject), SIZE(PyVarObject), SIZE(PyTypeObject), SIZE(PyWeakReference), SIZE(PyFloatObject), SIZE(PyListObject),
    SIZE(PyModuleDef), SIZE(PyMethodDef), SIZE(PyMemberDef), SIZE(PyGetSetDef), SIZE(PyNumberMethods),
    SIZE(PySequenceMethods), SIZE(PyMappingMethods), SIZE(PyAsyncMethods), SIZE(PyBufferProcs), SIZE(Py_buffer),
    {"bytes", offsetof(PyBytesObject, ob_sval) + 1}, {"tuple", offsetof(PyTupleObject, ob_item)},
    FLAG(Py_TPFLAGS_MANAGED_WEAKREF),
    FLAG(Py_TPFLAGS_MANAGED_DICT),
    FLAG(Py_TPFLAGS_SEQUENCE),
    FLAG(Py_TPFLAGS_MAPPING),
    FLAG(Py_TPFLAGS_DISALLOW_INSTANTIATION),
    FLAG(Py_TPFLAGS_IMMUTABLETYPE),
    FLAG(Py_TPFLAGS_HEAPTYPE),
    FLAG(Py_TPFLAGS_BASETYPE),
    FLAG(Py_TPFLAGS_HAVE_VECTORCALL),
    FLAG(Py_TPFLAGS_READY),
    FLAG(Py_TPFLAGS_READYING),
    FLAG(Py_TPFLAGS_HAVE_GC),
    FLAG(Py_TPFLAGS_METHOD_DESCRIPTOR),
    FLAG(Py_TPFLAGS_HAVE_VERSION_TAG),
    FLAG(Py_TPFLAGS_VALID_VERSION_TAG),
    FLAG(Py_TPFLAGS_IS_ABSTRACT),
    FLAG(Py_TPFLAGS_ITEMS_AT_END),
    FLAG(Py_TPFLAGS_LONG_SUBCLASS),
    FLAG(Py_TPFLAGS_LIST_SUBCLASS),
    FLAG(Py_TPFLAGS_TUPLE_SUBCLASS),
    FLAG(Py_TPFLAGS_BYTES_SUBCLASS),
    FLAG(Py_TPFLAGS_UNICODE_SUBCLASS),
    FLAG(Py_TPFLAGS_DICT_SUBCLASS),
    FLAG(Py_TPFLAGS_BASE_EXC_SUBCLASS),
    FLAG(Py_TPFLAGS_TYPE_SUBCLASS),
    FLAG(Py_TPFLAGS_HAVE_FINALIZE),
    FLAG(Py_LT), FLAG(Py_LE), FLAG(Py_EQ), FLAG(Py_NE), FLAG(Py_GT), FLAG(Py_GE),
    FLAG(PY_VERSION_HEX), FLAG(PY_SSIZE_T_MAX), FLAG(PYTHON_API_VERSION),
    {NULL, 0}
};

static PyObject *constants(PyObject *module, PyObject *unused)
{
    PyObject *found = PyDict_New();
    for (int i = 0; numbers[i].name != NULL; i++) {
        PyObject *value = PyLong_FromSsize_t(numbers[i].value);
        PyDict_SetItemString(found, numbers[i].name, value);
        Py_DECREF(value);
    }
    return found;
}

/* The objects that fields point to, and what macros find in them. */
static PyObject *fields(PyObject *module, PyObject *args)
{
    PyObject *ref, *tuple, *list, *bytes, *number;
    if (!PyArg_ParseTuple(args, "OOOOO", &ref, &tuple, &list, &bytes, &number))
        return NULL;
    PyWeakReference *weakref = (PyWeakReference *)ref;
    return Py_BuildValue("{sOsOsnsOsOsnsnscsdsnsi}", "referent", weakref->wr_object, "callback", weakref->wr_callback,
                         "hash", weakref->hash, "tuple", PyTuple_GET_ITEM(tuple, 1), "list", PyList_GET_ITEM(list, 1),
                         "length", PyList_GET_SIZE(list), "refcount", Py_REFCNT(list), "byte", PyBytes_AS_STRING(bytes)[1],
                         "float", PyFloat_AS_DOUBLE(number), "none", (Py_ssize_t)Py_REFCNT(Py_None), "immortal",
                         _Py_IsImmortal(Py_None));
}

typedef struct {
    PyObject_HEAD
    short a_short; int an_int; long a_long; float a_float; double a_double; const char *a_string; char a_char;
    signed char a_byte; unsigned char a_ubyte; unsigned short a_ushort; unsigned int a_uint; unsigned long a_ulong;
    char a_bool; PyObject *an_object; long long a_longlong; unsigned long long a_ulonglong; Py_ssize_t a_size;
} Members;

static PyMemberDef members[] = {
    {"a_short", Py_T_SHORT, offsetof(Members, a_short), 0, NULL},
    {"an_int", Py_T_INT, offsetof(Members, an_int), 0, NULL},
    {"a_long", Py_T_LONG, offsetof(Members, a_long), 0, NULL},
    {"a_float", Py_T_FLOAT, offsetof(Members, a_float), 0, NULL},
    {"a_double", Py_T_DOUBLE, offsetof(Members, a_double), 0, NULL},
    {"a_string", Py_T_STRING, offsetof(Members, a_string), Py_READONLY, NULL},
    {"a_char", Py_T_CHAR, offsetof(Members, a_char), 0, NULL},
    {"a_byte", Py_T_BYTE, offsetof(Members, a_byte), 0, NULL},
    {"a_ubyte", Py_T_UBYTE, offsetof(Members, a_ubyte), 0, NULL},
    {"a_ushort", Py_T_USHORT, offsetof(Members, a_ushort), 0, NULL},
    {"a_uint", Py_T_UINT, offsetof(Members, a_uint), 0, NULL},
    {"a_ulong", Py_T_ULONG, offsetof(Members, a_ulong), 0, NULL},
    {"a_bool", Py_T_BOOL, offsetof(Members, a_bool), 0, NULL},
    {"an_object", Py_T_OBJECT_EX, offsetof(Members, an_object), 0, NULL},
    {"a_longlong", Py_T_LONGLONG, offsetof(Members, a_longlong), 0, NULL},
    {"a_ulonglong", Py_T_ULONGLONG, offsetof(Members, a_ulonglong), 0, NULL},
    {"a_size", Py_T_PYSSIZET, offsetof(Members, a_size), 0, NULL},
    {NULL, 0, 0, 0, NULL}
};

static PyTypeObject MembersType = {
    .ob_base = PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "layout.Members",
    .tp_basicsize = sizeof(Members),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_members = members,
};

static PyObject *with_keywords(PyObject *module, PyObject *args, PyObject *kwargs) { return PyLong_FromSsize_t(PyTuple_GET_SIZE(args)); }
static PyObject *fast(PyObject *module, PyObject *const *args, Py_ssize_t count) { return Py_NewRef(args[count - 1]); }

static PyMethodDef methods[] = {
    {"describe", describe, METH_O, NULL},
    {"constants", constants, METH_NOARGS, NULL},
    {"fields", fields, METH_VARARGS, NULL},
    {"with_keywords", _PyCFunction_CAST(with_keywords), METH_VARARGS | METH_KEYWORDS, NULL},
    {"fast", _PyCFunction_CAST(fast), METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL}
};

static int fill(PyObject *module)
{
    return PyModule_AddType(module, &MembersType);
}
static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {Py_mod_gil, Py_MOD_GIL_USED}, {0, NULL}};
static PyModuleDef layout = {.m_base = PyModuleDef_HEAD_INIT, .m_name = "layout", .m_methods = methods, .m_slots = slots};

PyMODINIT_FUNC PyInit_layout(void)
{
    return PyModuleDef_Init(&layout);
}
