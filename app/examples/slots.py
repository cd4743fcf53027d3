import weakref

class Point:
    __slots__ = ("x", "y")

class WeakPoint:
    __slots__ = ("x", "y", "__weakref__")

# An object needs a place where CPython can hang its weakrefs.
for thing in Point(), [1, 2], {}, 42, "text", None:
    try:
        weakref.ref(thing)
    except TypeError as error:
        print("TypeError:", error)

point = WeakPoint()
print("with __weakref__:", weakref.ref(point)() is point)
