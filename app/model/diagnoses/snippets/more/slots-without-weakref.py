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
weakref.ref(D())  # slots-without-weakref
