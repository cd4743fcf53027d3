import weakref
from capi import PyObject_ClearWeakRefs

class Node:
    pass

def gone(ref):
    print("gone")

node = Node()
ref = weakref.ref(node, gone)

# It is for tp_dealloc, where the refcount
# is zero. Called from Python it never is.
try:
    PyObject_ClearWeakRefs(node)
except SystemError as error:
    print("SystemError:", error)
print("nothing was changed:", ref() is node)

# CPython calls it itself,
# when the last reference goes.
del node
