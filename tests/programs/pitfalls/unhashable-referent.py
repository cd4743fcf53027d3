import weakref
from dataclasses import dataclass

@dataclass
class Point:
    x: int

seen = weakref.WeakSet()
point = Point(1)
seen.add(point)  # unhashable-referent
