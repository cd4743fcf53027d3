"""Weak references in the company of the standard library: nothing here is a mistake."""

import abc
import collections
import contextlib
import enum
import unittest
import weakref
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a**2
print(isinstance(Sq(2), Shape), Sq(3).area())
class Meta(type):
    subs = weakref.WeakSet()
    def __new__(m, n, b, d):
        c = super().__new__(m, n, b, d); Meta.subs.add(c); return c
class A(metaclass=Meta): pass
class B(A): pass
print(sorted(c.__name__ for c in Meta.subs))
class Desc:
    def __init__(self): self.v = weakref.WeakKeyDictionary()
    def __get__(self, o, t=None): return self.v.get(o, 0) if o is not None else self
    def __set__(self, o, v): self.v[o] = v
class T:
    x = Desc()
def use():
    t = T(); t.x = 5; t.x += 1
    print(t.x, len(T.x.v))
use()
print(len(T.x.v))
T().x
class T2(T):
    def __init__(self): self.x = 1
T2()
dq = collections.deque()
objs = [Sq(i) for i in range(4)]
refs = [weakref.ref(o) for o in objs]
dq.extend(objs); del objs
print([r().a for r in refs])
dq.popleft()
print(refs[0]())
class LL:
    def __init__(self, v, nxt=None): self.v=v; self.next=nxt; self._prev=None; nxt and nxt.setprev(self)
    def setprev(self, p): self._prev = weakref.ref(p)
    @property
    def prev(self): return self._prev and self._prev()
l = LL(1, LL(2, LL(3)))
n = l
while n: last, n = n, n.next
print(last.v, last.prev.v)
del l
print(last.prev)
class C2(unittest.TestCase):
    def test(self): self.assertTrue(1)
unittest.TextTestRunner(stream=open('/dev/null','w')).run(C2('test'))
class E(enum.Enum):
    X = 1
er = weakref.ref(E.X)
print(er() is E.X)
s = contextlib.ExitStack()
s.callback(print, "bye"); s.close()
@contextlib.contextmanager
def cm():
    o = Sq(9)
    yield weakref.ref(o)
with cm() as rr: print(rr() is not None)
print(rr())
