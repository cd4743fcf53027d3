import weakref
class A: pass
def gone(r): print("gone")
def watch(o):
    r = weakref.ref(o, gone)  # callback-not-kept
a = A()
watch(a)
del a

import weakref
class A: pass
def gone(r): print("gone")
objs = [A() for _ in range(3)]
for o in objs:
    r = weakref.ref(o, gone)  # callback-not-kept
del o
objs.clear()

import weakref
class A:
    def __init__(self, reg):
        weakref.proxy(self, reg.append)  # callback-not-kept
reg = []
a = A(reg)
del a
print(reg)

import weakref
class A:
    def m(self): pass
def gone(r): print("gone")
a = A()
weakref.WeakMethod(a.m, gone)  # callback-not-kept
m = weakref.WeakMethod(a.m)
x = weakref.WeakMethod(a.m)()
del m, x
del a
