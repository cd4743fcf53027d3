import weakref

class Point:
    __slots__ = ("x", "y")

class WeakPoint:
    __slots__ = ("x", "y", "__weakref__")

# An object needs a place
# where CPython can hang its weakrefs.
for thing in Point(), [1, 2], {}, 42, "text":
    try:
        weakref.ref(thing)
    except TypeError as error:
        print("TypeError:", error)

point = WeakPoint()
r = weakref.ref(point)
print("with __weakref__:", r() is point)
