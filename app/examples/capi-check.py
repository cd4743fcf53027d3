import weakref
from capi import PyWeakref_Check

class Node:
    pass

node = Node()
ref = weakref.ref(node)
proxy = weakref.proxy(node)

# Yes for every kind of weakref, dead or alive;
# no for anything else.
for thing in (ref, proxy, node, 5):
    kind = type(thing).__name__
    print(PyWeakref_Check(thing), kind)
