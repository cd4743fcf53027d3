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
