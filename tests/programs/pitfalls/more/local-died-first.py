import weakref
class A: pass
def gone(r): print("gone")
def f():
    a = A()
    r = weakref.ref(a, gone)  # local-died-first
    return 3
def g():
    r = None
    a = A()
    r = weakref.ref(a, gone)
    return 3
print(f())
print(g())

import weakref
class A: pass
def cb(r): print("cb")
def f():
    a = A()
    r = weakref.ref(a, cb)  # local-died-first
f()
o = A()
def g(o):
    r = weakref.ref(o, cb)  # callback-not-kept
g(o)
del o
