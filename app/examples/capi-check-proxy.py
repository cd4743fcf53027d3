import weakref
from capi import PyWeakref_CheckProxy

class Node:
    pass

def greet():
    return "hello"

node = Node()
ref = weakref.ref(node)
proxy = weakref.proxy(node)
# A proxy of something that can be called
# has a type of its own: both count.
call = weakref.proxy(greet)

for thing in (proxy, call, ref):
    kind = type(thing).__name__
    print(PyWeakref_CheckProxy(thing), kind)
