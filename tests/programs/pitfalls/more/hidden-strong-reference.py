import functools, weakref
class A:
    def __init__(self, n): self.n = n
    @functools.lru_cache(maxsize=None)
    def area(self): return self.n ** 2
a = A(2)
print(a.area())
r = weakref.ref(a)
del a  # hidden-strong-reference
print(r())

import weakref
class A: pass
items = [A() for _ in range(3)]
refs = [weakref.ref(i) for i in items]
for item in items:
    pass
items.clear()  # hidden-strong-reference
print([r() is None for r in refs])

import weakref
class W:
    name = "w"
def make():
    w = W()
    return weakref.ref(w, lambda r: print(w.name)), w  # hidden-strong-reference
r, w = make()
del w
print(r())

import weakref
class W: pass
errors = []
def work():
    big = W()
    ref = weakref.ref(big)
    try:
        raise KeyError("x")
    except KeyError as e:
        errors.append(e)
    return ref  # hidden-strong-reference
r = work()
print(r())

import functools, weakref
class A: pass
def gone(o, r): print("gone")
a = A(); b = A()
r = weakref.ref(a, functools.partial(gone, a))
q = weakref.ref(b, lambda r, b=b: print(b))
del a  # hidden-strong-reference
print(r())
del b  # hidden-strong-reference
print(q())

import weakref
class A: pass
_ = A()
r = weakref.ref(_)
def fail(o): raise ValueError
class Log:
    last = None
def run(o):
    try: fail(o)
    except ValueError as e:
        Log.last = e
a = A(); w = weakref.ref(a)
run(a)
a = None  # hidden-strong-reference
print(w())

import sys, weakref
class A: pass
def fail(o): raise ValueError
a = A(); w = weakref.ref(a)
try: fail(a)
except ValueError as e:
    tb = e.__traceback__
del a  # hidden-strong-reference
print(w())
b = A(); v = weakref.ref(b)
try: fail(b)
except ValueError:
    info = sys.exc_info()
del b  # hidden-strong-reference
print(v())
_ = c = A()
u = weakref.ref(c)
del c  # hidden-strong-reference
print(u())

import weakref
class F:
    def __init__(self):
        self.cb = weakref.ref(self, self.gone)  # hidden-strong-reference
    def gone(self, r): pass
f = F()
del f  # cycle-keeps-alive

import functools, weakref
class A: pass
def deep(): raise ValueError
def fail(o): deep()
@functools.lru_cache
def area(o): return 1
a = A(); w = weakref.ref(a)
try: fail(a)
except ValueError as e:
    err = e
del a  # hidden-strong-reference
print(w())
def main():
    a = A(); w = weakref.ref(a)
    area(a)
    del a  # hidden-strong-reference
    print(w())
main()
