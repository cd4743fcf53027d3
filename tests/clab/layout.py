import abc
import collections
import io
import sys
import types
import weakref

import layout

TYPES = [
    object, type, int, bool, float, complex, str, bytes, bytearray, memoryview, tuple, list, dict, set, frozenset, slice,
    range, property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, BaseException, OSError,
    weakref.ref, weakref.ProxyType, weakref.CallableProxyType, types.FunctionType, types.MethodType, types.CodeType,
    types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.ModuleType, types.CellType,
    types.MappingProxyType, collections.deque, collections.OrderedDict, io.BytesIO, abc.ABC, type(None),
]


class Slots:
    __slots__ = ("a", "__weakref__")


class Usual:
    pass


for cls in [*TYPES, Slots, Usual]:
    name, basicsize, itemsize, flags, weaklist, dictoffset, base, bases, mro, metatype = layout.describe(cls)
    assert name.rpartition(".")[2] == cls.__name__, cls
    assert basicsize == cls.__basicsize__, cls
    assert itemsize == cls.__itemsize__, cls
    assert flags == cls.__flags__, cls
    assert weaklist == cls.__weakrefoffset__, cls
    assert dictoffset == cls.__dictoffset__, cls
    assert base is cls.__base__, cls
    assert bases == cls.__bases__, cls
    assert mro == cls.__mro__, cls
    assert metatype is type(cls), cls

known = layout.constants()
assert known["PyObject"] == object.__basicsize__
assert known["PyWeakReference"] == weakref.ref.__basicsize__
assert known["PyFloatObject"] == float.__basicsize__
assert known["PyListObject"] == list.__basicsize__
assert known["PyVarObject"] == 12
assert known["bytes"] == bytes.__basicsize__
assert known["tuple"] == tuple.__basicsize__
assert known["PyTypeObject"] == 208
assert known["PY_VERSION_HEX"] == sys.hexversion
assert known["PY_SSIZE_T_MAX"] == sys.maxsize
assert known["PYTHON_API_VERSION"] == sys.api_version


def has(flag, cls):
    return cls.__flags__ & known[f"Py_TPFLAGS_{flag}"] != 0


for flag, yes, no in [
    ("MANAGED_WEAKREF", Usual, set), ("MANAGED_DICT", Usual, Slots), ("SEQUENCE", list, dict), ("MAPPING", dict, list),
    ("DISALLOW_INSTANTIATION", types.GeneratorType, list), ("IMMUTABLETYPE", list, Usual), ("HEAPTYPE", Usual, list),
    ("BASETYPE", list, bool), ("HAVE_VECTORCALL", types.FunctionType, list), ("HAVE_GC", list, int),
    ("METHOD_DESCRIPTOR", types.FunctionType, list), ("IS_ABSTRACT", collections.abc.Sized, list),
    ("LONG_SUBCLASS", bool, list), ("LIST_SUBCLASS", list, int), ("TUPLE_SUBCLASS", tuple, int), ("BYTES_SUBCLASS", bytes, int),
    ("UNICODE_SUBCLASS", str, int), ("DICT_SUBCLASS", collections.OrderedDict, int), ("BASE_EXC_SUBCLASS", OSError, int),
]:
    assert has(flag, yes) and not has(flag, no), flag
assert type.__flags__ & 2**31 == known["Py_TPFLAGS_TYPE_SUBCLASS"] & 2**32 - 1
assert has("READY", list) and not has("READYING", list)


class Node:
    pass


node = Node()
gone = lambda ref: None
ref = weakref.ref(node, gone)
items = ["a", "b"]
found = layout.fields(ref, (1, "x"), items, b"qr", 2.5)
assert found["referent"] is node and found["callback"] is gone and found["hash"] == -1
assert found["tuple"] == "x" and found["list"] == "b" and found["length"] == 2 and found["byte"] == b"r"
assert found["float"] == 2.5 and found["immortal"] == 1 and found["none"] == sys.getrefcount(None)
# Once more than a function of one argument sees: the tuple of arguments holds it too.
assert found["refcount"] == sys.getrefcount(items) + 1

members = layout.Members()
for name, value in {
    "a_short": -3, "an_int": -4, "a_long": -5, "a_float": 1.5, "a_double": 2.25, "a_char": "c", "a_byte": -6, "a_ubyte": 200,
    "a_ushort": 60000, "an_object": members, "a_uint": 2**32 - 1, "a_ulong": 2**32 - 2, "a_bool": True, "a_longlong": -(2**40),
    "a_ulonglong": 2**63, "a_size": -7,
}.items():
    setattr(members, name, value)
    assert getattr(members, name) == value, name
assert members.a_string is None
assert layout.with_keywords(1, 2, c=3) == 2
assert layout.fast(1, 2, 3) == 3
print("same")
