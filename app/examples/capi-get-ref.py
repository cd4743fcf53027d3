import weakref
from capi import PyWeakref_GetRef

class Node:
    pass

node = Node()
ref = weakref.ref(node)

# 1 and a new reference. In C it must be
# released; here Python does that.
found, strong = PyWeakref_GetRef(ref)
print(found, strong is node)

# The new reference keeps the node alive.
del node
print("still alive:", ref() is not None)
del strong
print(PyWeakref_GetRef(ref))

try:
    PyWeakref_GetRef("no weakref")
except TypeError as error:
    print("TypeError:", error)
