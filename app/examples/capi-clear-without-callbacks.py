import weakref
from capi import PyUnstable_Object_ClearWeakRefsNoCallbacks

class Node:
    pass

def gone(ref):
    print("never printed")

node = Node()
ref = weakref.ref(node)
told = weakref.ref(node, gone)
proxy = weakref.proxy(node)

# All weakrefs die while their object lives on.
PyUnstable_Object_ClearWeakRefsNoCallbacks(node)
print(ref(), told(), node is not None)
print("the callback is kept and silent:", told.__callback__ is gone)
del node
