import weakref
from capi import PyWeakref_CheckRef

class Node:
    pass

class NamedRef(weakref.ref):
    pass

node = Node()
ref = weakref.ref(node)
named = NamedRef(node)
proxy = weakref.proxy(node)

# Subclasses of weakref.ref count,
# proxies do not.
print(PyWeakref_CheckRef(ref))
print(PyWeakref_CheckRef(named))
print(PyWeakref_CheckRef(proxy))
