import weakref
from dataclasses import dataclass
@dataclass(slots=True)
class P:
    x: int
class Base:
    __slots__ = ("a",)
class D(Base):
    __slots__ = ("b",)
try: weakref.WeakSet([P(1)])  # slots-without-weakref
except TypeError as e: print(e)
class S: __slots__ = ('x',)
class T: __slots__ = ()
class W(T): __slots__=()
class C: c = 1; __slots__ = ()
@dataclass(slots=True)
class E: x:int=0
try: weakref.ref(S())  # slots-without-weakref
except TypeError as e: print(e)
try: weakref.ref(W())  # slots-without-weakref
except TypeError as e: print(e)
try: weakref.ref(C())  # slots-without-weakref
except TypeError as e: print(e)
try: weakref.ref(E())  # slots-without-weakref
except TypeError as e: print(e)
weakref.ref(D())  # slots-without-weakref
