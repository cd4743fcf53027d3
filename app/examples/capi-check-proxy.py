import weakref
from capi import PyWeakref_CheckProxy

class Node:
    pass

def greet():
    return "hello"

node = Node()
# A proxy of something that can be called has a type of its own: both count.
for proxy in (weakref.proxy(node), weakref.proxy(greet)):
    print(PyWeakref_CheckProxy(proxy), type(proxy).__name__)
print(PyWeakref_CheckProxy(weakref.ref(node)))
