import weakref
class Money(int): pass
class T(tuple): pass
try: weakref.ref(Money(3))  # type-without-weakrefs
except TypeError as e: print(e)
d = weakref.WeakValueDictionary()
try:
    d["a"] = [1]  # type-without-weakrefs
except TypeError as e: print(e)
from collections import namedtuple
V = type('V', (), {'__slots__': ()})
P = namedtuple('P', 'x y')
class Q(namedtuple('Q', 'x')): __slots__ = ()
try: weakref.ref(V())  # type-without-weakrefs
except TypeError as e: print(e)
try: weakref.ref(P(1, 2))  # type-without-weakrefs
except TypeError as e: print(e)
try: weakref.ref(Q(1))  # type-without-weakrefs
except TypeError as e: print(e)
weakref.ref(None)  # type-without-weakrefs
