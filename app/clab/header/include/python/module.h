/* Modules and imports. */
#pragma once

typedef struct PyModuleDef_Base {
    PyObject ob_base;
    PyObject *(*m_init)(void);
    Py_ssize_t m_index;
    PyObject *m_copy;
} PyModuleDef_Base;
#define PyModuleDef_HEAD_INIT { PyObject_HEAD_INIT(NULL) NULL, 0, NULL, }

typedef struct PyModuleDef_Slot {
    int slot;
    void *value;
} PyModuleDef_Slot;
#define Py_mod_create 1
#define Py_mod_exec 2
#define Py_mod_multiple_interpreters 3
#define Py_mod_gil 4
#define Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED ((void *)0)
#define Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED ((void *)1)
#define Py_MOD_PER_INTERPRETER_GIL_SUPPORTED ((void *)2)
#define Py_MOD_GIL_USED ((void *)0)
#define Py_MOD_GIL_NOT_USED ((void *)1)

typedef struct PyModuleDef {
    PyModuleDef_Base m_base;
    const char *m_name;
    const char *m_doc;
    Py_ssize_t m_size;
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    traverseproc m_traverse;
    inquiry m_clear;
    freefunc m_free;
} PyModuleDef;

PyAPI_DATA(PyTypeObject) PyModule_Type;
PyAPI_DATA(PyTypeObject) PyModuleDef_Type;
#define PyModule_Check(op) PyObject_TypeCheck((op), &PyModule_Type)
#define PyModule_CheckExact(op) Py_IS_TYPE((op), &PyModule_Type)
PyAPI_FUNC(PyObject *) PyModule_Create2(PyModuleDef *definition, int api_version); // new; NULL with an exception
#define PyModule_Create(definition) PyModule_Create2((definition), PYTHON_API_VERSION)
PyAPI_FUNC(PyObject *) PyModuleDef_Init(PyModuleDef *definition); // borrowed: what PyInit_ returns for multi-phase initialisation; NULL with an exception
PyAPI_FUNC(PyObject *) PyModule_FromDefAndSpec2(PyModuleDef *definition, PyObject *spec, int api_version); // new; NULL with an exception
#define PyModule_FromDefAndSpec(definition, spec) PyModule_FromDefAndSpec2((definition), (spec), PYTHON_API_VERSION)
PyAPI_FUNC(int) PyModule_ExecDef(PyObject *module, PyModuleDef *definition); // -1 with an exception
PyAPI_FUNC(PyObject *) PyModule_New(const char *name); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyModule_NewObject(PyObject *name); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyModule_GetDict(PyObject *module); // borrowed
PyAPI_FUNC(const char *) PyModule_GetName(PyObject *module); // borrowed from module; NULL with SystemError
PyAPI_FUNC(PyObject *) PyModule_GetNameObject(PyObject *module); // new; NULL with SystemError
PyAPI_FUNC(PyModuleDef *) PyModule_GetDef(PyObject *module); // NULL where it has none
PyAPI_FUNC(void *) PyModule_GetState(PyObject *module); // NULL where it has none
PyAPI_FUNC(int) PyModule_SetDocString(PyObject *module, const char *doc); // -1 with an exception
PyAPI_FUNC(int) PyModule_AddFunctions(PyObject *module, PyMethodDef *functions); // -1 with an exception
PyAPI_FUNC(int) PyModule_AddObjectRef(PyObject *module, const char *name, PyObject *value); // -1 with an exception; value stays yours
PyAPI_FUNC(int) PyModule_Add(PyObject *module, const char *name, PyObject *value); // steals value; -1 with an exception
PyAPI_FUNC(int) PyModule_AddObject(PyObject *module, const char *name, PyObject *value); // steals value only where it succeeds; -1 with an exception
PyAPI_FUNC(int) PyModule_AddIntConstant(PyObject *module, const char *name, long value); // -1 with an exception
PyAPI_FUNC(int) PyModule_AddStringConstant(PyObject *module, const char *name, const char *value); // -1 with an exception
PyAPI_FUNC(int) PyModule_AddType(PyObject *module, PyTypeObject *type); // readies the type and adds it; -1 with an exception
#define PyModule_AddIntMacro(module, macro) PyModule_AddIntConstant((module), #macro, (macro))
#define PyModule_AddStringMacro(module, macro) PyModule_AddStringConstant((module), #macro, (macro))
PyAPI_FUNC(PyObject *) PyType_GetModuleByDef(PyTypeObject *type, PyModuleDef *definition); // borrowed; NULL with TypeError
PyAPI_FUNC(PyObject *) PyState_FindModule(PyModuleDef *definition); // borrowed; NULL where it is not there
PyAPI_FUNC(int) PyState_AddModule(PyObject *module, PyModuleDef *definition); // -1 with an exception
PyAPI_FUNC(int) PyState_RemoveModule(PyModuleDef *definition); // -1 with an exception

PyAPI_FUNC(PyObject *) PyImport_ImportModule(const char *name); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyImport_Import(PyObject *name); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyImport_ImportModuleLevel(const char *name, PyObject *globals, PyObject *locals, PyObject *names, int level); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyImport_ImportModuleAttrString(const char *module, const char *name); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyImport_AddModule(const char *name); // borrowed; NULL with an exception
PyAPI_FUNC(PyObject *) PyImport_AddModuleRef(const char *name); // new; NULL with an exception
PyAPI_FUNC(PyObject *) PyImport_GetModule(PyObject *name); // new; NULL where it is not there, or with an exception
PyAPI_FUNC(PyObject *) PyImport_GetModuleDict(void); // borrowed
PyAPI_FUNC(PyObject *) PyImport_ReloadModule(PyObject *module); // new; NULL with an exception
