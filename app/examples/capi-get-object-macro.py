import weakref
from capi import NULL, PyWeakref_GET_OBJECT

class Node:
    pass

node = Node()
ref = weakref.ref(node)

# The macro reads wr_object and checks nothing.
print(PyWeakref_GET_OBJECT(ref) is node)
del node
print(PyWeakref_GET_OBJECT(ref))

try:
    PyWeakref_GET_OBJECT(NULL)
except ValueError as error:
    print("ValueError:", error)
