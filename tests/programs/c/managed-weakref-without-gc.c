#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *payload;
} Node;

static void
node_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_ClearWeakRefs(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyType_Slot node_slots[] = {
    {Py_tp_dealloc, node_dealloc},
    {0, NULL},
};

static PyType_Spec node_spec = {
    .name = "lab.Node",
    .basicsize = sizeof(Node),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_MANAGED_WEAKREF, /* managed-weakref-without-gc */
    .slots = node_slots,
};

static PyMethodDef methods[] = {
    {NULL, NULL, 0, NULL},
};

static int
lab_exec(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&node_spec);
    if (type == NULL)
        return -1;
    int added = PyModule_AddType(module, (PyTypeObject *)type);
    Py_DECREF(type);
    return added;
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, lab_exec},
    {0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "lab",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC
PyInit_lab(void)
{
    return PyModuleDef_Init(&definition);
}
