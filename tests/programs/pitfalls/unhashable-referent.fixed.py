import weakref
from dataclasses import dataclass

@dataclass(eq=False)
class Point:
    x: int

seen = weakref.WeakSet()
point = Point(1)
seen.add(point)
print(point in seen)
