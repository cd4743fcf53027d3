import weakref, capi
class B: 
    x = 1
def use():
    b = B(); r = weakref.ref(b)
    o = capi.PyWeakref_GET_OBJECT(r)  # borrowed-reference
    b = None
    return o.x
print(use())

import weakref, capi
class B: 
    x = 1
b = B(); r = weakref.ref(b)
ok, o = capi.PyWeakref_GetRef(r)  # borrowed-reference
del b
print(r())
