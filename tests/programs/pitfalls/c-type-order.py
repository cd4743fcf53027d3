import weakref
from capi import PyObject_ClearWeakRefs

class Buffer:
    pass

buffer = Buffer()
ref = weakref.ref(buffer)
try:
    PyObject_ClearWeakRefs(buffer)  # c-type-order
except SystemError as error:
    print(error)
