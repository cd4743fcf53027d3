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
s.connect(lambda: print("l"))
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
