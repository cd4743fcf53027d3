#include <Python.h>
#include <stddef.h>
typedef struct { PyObject_HEAD PyObject *weaklist; } Node;
static void node_dealloc(PyObject *op) {
    Node *self = (Node *)op;
    if (self->weaklist != NULL)
        PyObject_ClearWeakRefs(op);
    Py_TYPE(op)->tp_free(op);
}
static PyTypeObject NodeType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "lab.Node", .tp_basicsize = sizeof(Node), .tp_dealloc = node_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT, .tp_weaklistoffset = offsetof(Node, weaklist), .tp_new = PyType_GenericNew,
};
static PyObject *look(PyObject *m, PyObject *ref) {
    PyObject *ob;
    int n = PyWeakref_GetRef(ref, &ob);
    if (n < 0) return NULL;
    if (n == 0) return PyUnicode_FromString("dead");
    Py_DECREF(ob);
    return PyUnicode_FromString("alive");
}
static PyMethodDef methods[] = {{"look", look, METH_O, NULL}, {NULL}};
static int lab_exec(PyObject *m) {
    if (PyType_Ready(&NodeType) < 0) return -1;
    return PyModule_AddObjectRef(m, "Node", (PyObject *)&NodeType);
}
static PyModuleDef_Slot slots[] = {{Py_mod_exec, lab_exec}, {0, NULL}};
static PyModuleDef def = {PyModuleDef_HEAD_INIT, .m_name = "lab", .m_methods = methods, .m_slots = slots};
PyMODINIT_FUNC PyInit_lab(void) { return PyModuleDef_Init(&def); }
