import weakref

class Point:
    __slots__ = ("x", "y")

point = Point()
try:
    watch = weakref.ref(point)  # slots-without-weakref
except TypeError as error:
    print(error)
