import weakref
from capi import PyWeakref_GetRef

class Node:
    pass

node = Node()
ref = weakref.ref(node)

# 1 and a new reference: in C it must be released, here Python does it.
found, strong = PyWeakref_GetRef(ref)
print(found, strong is node)

del node
print("kept alive by the new reference:", ref() is not None)
del strong
print(PyWeakref_GetRef(ref))

try:
    PyWeakref_GetRef("no weakref")
except TypeError as error:
    print("TypeError:", error)
