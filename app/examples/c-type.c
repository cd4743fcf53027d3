#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *weaklist;
} Node;

static void
node_dealloc(PyObject *self)
{
    /* First, while the object is whole. */
    PyObject_ClearWeakRefs(self);
    Py_TYPE(self)->tp_free(self);
}

static PyTypeObject NodeType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "lab.Node",
    .tp_basicsize = sizeof(Node),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = node_dealloc,
    /* Weakrefs are listed from here. */
    .tp_weaklistoffset =
        offsetof(Node, weaklist),
};

static int
lab_exec(PyObject *module)
{
    return PyModule_AddType(module, &NodeType);
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, lab_exec},
    {0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "lab",
    .m_slots = slots,
};

PyMODINIT_FUNC
PyInit_lab(void)
{
    return PyModuleDef_Init(&definition);
}
