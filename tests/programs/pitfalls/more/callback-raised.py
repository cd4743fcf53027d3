import weakref
class A: pass
def helper(r):
    raise SystemExit(3)  # callback-raised
def cb(r):
    helper(r)
a = A()
f = weakref.finalize(a, lambda: 1/0)  # callback-raised
r = weakref.ref(a, cb)
q = weakref.ref(a, 5)
del a  # callback-raised
print("on")
