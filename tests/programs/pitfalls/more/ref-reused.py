import weakref
class A: pass
a = A()
r1 = weakref.ref(a)
r2 = weakref.ref(a)
owners = {id(r1): "first", id(r2): "second"}  # ref-reused
print(len(owners))

import weakref
class A: pass
a = A()
r1 = weakref.ref(a)
r2 = weakref.ref(a)
if r1 is not r2:  # ref-reused
    print("two")

import weakref
class A: pass
a = A()
p1 = weakref.proxy(a)
p2 = weakref.proxy(a)
assert weakref.getweakrefcount(a) == 1
try:
    assert weakref.getweakrefcount(a) == 2  # ref-reused
except AssertionError: print("no")
