import weakref
class Signal:
    def __init__(self): self.handlers = []
    def connect(self, h):
        self.handlers.append(weakref.ref(h))  # temporary-referent
    def send(self):
        for r in self.handlers:
            h = r()
            if h is not None: h()
class L:
    def on(self): print("on")
s = Signal(); l = L()
s.connect(l.on)
s.connect(lambda: print("l"))  # weak-listener-died
s.send()

import weakref
class A: pass
r = weakref.ref(A())  # temporary-referent
print(r())

import weakref
r = weakref.ref(lambda: 1)  # temporary-referent
print(r())

import weakref
class A: pass
ws = weakref.WeakSet()
ws.add(A())  # temporary-referent
print(len(ws))

import weakref
class A: 
    def m(self): pass
def main():
    a = A()
    cb = weakref.WeakMethod(a.m)
    r = weakref.ref(a.m)  # temporary-referent
    print(r(), cb())
if __name__ == "__main__":
    main()

import weakref
class A: pass
p = weakref.proxy(A())  # temporary-referent
try:
    p.x  # dead-proxy
except ReferenceError: pass

import weakref
class A: pass
def make(): return A()
def note(o, cb=None): return weakref.ref(o, cb)
p = weakref.proxy(make())  # temporary-referent
x = 1; r = weakref.ref(A()); print(x, r)  # temporary-referent
gone = print; r = weakref.ref(A(), gone)  # temporary-referent
a = A(); r = weakref.ref(A()); print(a)  # temporary-referent
rs = [weakref.ref(x) for x in [A(), A()]]  # temporary-referent

a = A(); r = weakref.ref(a); del a
r = weakref.ref(a := A()); del a
a, b = A(), A(); r = weakref.ref(b); del a, b
a = A(); r = note(a, print); del a
s = weakref.WeakSet(); a = A(); s.add(a); del a
d = weakref.WeakValueDictionary(); a = A(); d['a'] = a; del a
def h():
    r = None; a = A(); r = weakref.ref(a, print)
h()
def g():
    a=A(); r=weakref.ref(a, print)  # local-died-first
g()
def first(o): r = weakref.ref(o)
first(A())

import weakref
class A: pass
print(len(weakref.WeakSet([A()])))  # temporary-referent
