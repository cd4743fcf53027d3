import weakref
from capi import PyWeakref_CheckRef

class Node:
    pass

class NamedRef(weakref.ref):
    pass

node = Node()
# Subclasses of weakref.ref count, proxies do not.
print(PyWeakref_CheckRef(weakref.ref(node)))
print(PyWeakref_CheckRef(NamedRef(node)))
print(PyWeakref_CheckRef(weakref.proxy(node)))
