import weakref

class Point:
    __slots__ = ("x", "y", "__weakref__")

point = Point()
watch = weakref.ref(point)
print(watch() is point)
