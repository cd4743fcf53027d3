import weakref
from capi import (
    PyUnstable_Object_ClearWeakRefsNoCallbacks,
)

class Node:
    pass

def gone(ref):
    print("never printed")

node = Node()
plain = weakref.ref(node)
watch = weakref.ref(node, gone)
proxy = weakref.proxy(node)

# All weakrefs die while their object lives on.
PyUnstable_Object_ClearWeakRefsNoCallbacks(node)
print(plain(), watch(), node is not None)

# The callback is kept, and never called.
print(watch.__callback__ is gone)
del node
