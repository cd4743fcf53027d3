"""Short uses of weak references, one after the other: none of them is a mistake."""

import weakref, gc, functools
class Base: pass
class Registry:
    instances = weakref.WeakSet()
    def __init__(self, n):
        self.n = n
        Registry.instances.add(self)
    def describe(self):
        return f"R{self.n}"
print(Registry(1).describe())
keep = [Registry(i) for i in range(3)]
print(len(Registry.instances))
@functools.singledispatch
def f(x): return "o"
@f.register
def _(x: int): return "i"
print(f(1), f("a"))
class P:
    @functools.singledispatchmethod
    def m(self, x): return "o"
    @m.register
    def _(self, x: int): return "i"
print(P().m(1), P().m("x"))
@functools.lru_cache
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(20))
try:
    raise ValueError("x")
except ValueError as e:
    err = e
for r in keep: print(r.n)
del r
del keep
print(5 in Registry.instances)
def scope():
    a = Base(); r = weakref.ref(a)
    return r
print(scope()())
def scope2():
    a = Base()
    log = []
    r = weakref.ref(a, log.append)
    del a
    return len(log)
print(scope2())
gc.collect()
import logging
logging.getLogger("x").addHandler(logging.StreamHandler())

import gc, weakref
# deliberately cyclic, collected at once
class N:
    pass
def make():
    a, b = N(), N()
    a.b, b.a = b, a
    return weakref.ref(a)
gc.disable()
r = make()
gc.collect()
print(r() is None)
# subscribe/unsubscribe by dropping the ref
class Bus:
    def __init__(self): self.subs = {}
    def subscribe(self, key, obj, cb):
        self.subs[key] = weakref.ref(obj, cb)
    def unsubscribe(self, key):
        del self.subs[key]
bus = Bus()
o = N()
bus.subscribe("x", o, lambda r: print("gone"))
bus.unsubscribe("x")
bus.subscribe("x", o, lambda r: print("gone"))
bus.subscribe("x", o, lambda r: print("gone2"))
del o
class W:
    def __init__(self): self._w=None
    def watch(self, o):
        self._w = weakref.ref(o, self.gone)
    def gone(self, r): print("W gone")
w = W()
x, y = N(), N()
w.watch(x); w.watch(y)
del x
del y
def visit():
    t = N()
    u = weakref.ref(t, lambda r: None)
    u = None
    del t
visit()
d = weakref.WeakKeyDictionary()
k = N()
d[k] = 1
d[k] = 2
d[k] = 3
print(len(d), k in d)
v = weakref.WeakValueDictionary()
v["a"] = k
v["a"] = k
for key, val in v.items(): print(key)
ws = weakref.WeakSet([k]); ws.add(k)
for q in list(ws): print(q is k)
del q, val
r = weakref.ref(k)
r2 = weakref.ref(k)
print(r is r2, r == r2)
if r is not None: print("r set")
opt = r if r else None
p = weakref.proxy(k); k.z = 1
print(p.z, repr(p)[:10])
def gen():
    g = N()
    rr = weakref.ref(g)
    yield rr
    yield rr
gg = gen()
rr = next(gg); print(rr() is not None)
gg.close(); print(rr())
with open("notes.txt","w") as f: wf = weakref.ref(f)

import weakref
class Bag(list): pass
b = Bag([1]); r = weakref.ref(b)
if r():
    print("alive")
else:
    print("dead?")
x = r() if r else None
if r: print("x")

import weakref
class A: pass
def fail(o): raise ValueError
a = A(); w = weakref.ref(a)
try: fail(a)
except ValueError as e:
    print("failed", e)
del a
print(w())

import weakref, capi
class B: 
    x = 1
b = B(); r = weakref.ref(b)
o = capi.PyWeakref_GetObject(r)
print(o.x)
del o
del b
