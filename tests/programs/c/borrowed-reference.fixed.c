#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *payload;
    PyObject *weaklist;
} Node;

static void
node_dealloc(PyObject *self)
{
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
    .tp_weaklistoffset = offsetof(Node, weaklist),
};

static PyObject *held;

static PyObject *
hold(PyObject *module, PyObject *object)
{
    Py_XSETREF(held, Py_NewRef(object));
    Py_RETURN_NONE;
}

static PyObject *
drop(PyObject *module, PyObject *ref)
{
    PyObject *object;
    if (PyWeakref_GetRef(ref, &object) < 0)
        return NULL;
    Py_CLEAR(held);
    PyObject *answer = PyBool_FromLong(object != NULL);
    Py_XDECREF(object);
    return answer;
}

static PyMethodDef methods[] = {
    {"hold", hold, METH_O, NULL},
    {"drop", drop, METH_O, NULL},
    {NULL, NULL, 0, NULL},
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
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC
PyInit_lab(void)
{
    return PyModuleDef_Init(&definition);
}
