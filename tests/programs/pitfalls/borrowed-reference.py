import weakref
from capi import PyWeakref_GetObject

class Buffer:
    pass

buffer = Buffer()
ref = weakref.ref(buffer)
borrowed = PyWeakref_GetObject(ref)  # borrowed-reference
del buffer
print("still used:", borrowed)
