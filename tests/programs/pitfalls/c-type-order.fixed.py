import weakref
from capi import PyUnstable_Object_ClearWeakRefsNoCallbacks

class Buffer:
    pass

buffer = Buffer()
ref = weakref.ref(buffer)
PyUnstable_Object_ClearWeakRefsNoCallbacks(buffer)
print(ref())
