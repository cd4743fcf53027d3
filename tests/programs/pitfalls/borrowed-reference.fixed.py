import weakref
from capi import PyWeakref_GetRef

class Buffer:
    pass

buffer = Buffer()
ref = weakref.ref(buffer)
found, strong = PyWeakref_GetRef(ref)
del buffer
print("still used:", strong)
del strong
