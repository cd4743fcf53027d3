import weakref
from capi import PyWeakref_Check

class Node:
    pass

node = Node()
# Yes for every kind of weakref, dead or alive; no for anything else.
for thing in (weakref.ref(node), weakref.proxy(node), node, 5):
    print(PyWeakref_Check(thing), type(thing).__name__)
