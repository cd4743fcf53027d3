import weakref
from capi import PyWeakref_GetObject

class Node:
    pass

node = Node()
ref = weakref.ref(node)

# C gets a borrowed reference, which may die
# before it is used. PyWeakref_GetRef is safe.
print(PyWeakref_GetObject(ref) is node)
del node
print(PyWeakref_GetObject(ref))

try:
    PyWeakref_GetObject("no weakref")
except SystemError as error:
    print("SystemError:", error)
