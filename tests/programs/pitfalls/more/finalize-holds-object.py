import weakref
class F:
    def __init__(self):
        self._f = weakref.finalize(self, lambda: self.close())  # finalize-holds-object
    def close(self): print("close")
def main():
    f = F()
    r = weakref.ref(f)
    del f
    print(r() is None)
main()

import weakref
class F:
    def close(self): print("close")
f = F()
weakref.finalize(f, f.close)  # finalize-holds-object
print("x")
del f
print("y")

import weakref
class F:
    def close(self): print("close")
def cleanup(o, x): pass
f = F()
fin = weakref.finalize(f, cleanup, f, x=1)  # finalize-holds-object
del f
print(fin.alive)

import functools, weakref
class F:
    def close(self): print("close")
def cleanup(o): pass
f = F(); weakref.finalize(f, functools.partial(cleanup, f))  # finalize-holds-object
f = F(); weakref.finalize(f, cleanup, [f])  # finalize-holds-object
f = F(); weakref.finalize(f, lambda r=1, f=f: f.close())  # finalize-holds-object
del f
