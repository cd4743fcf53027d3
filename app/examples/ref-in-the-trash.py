import gc
import weakref

class Node:
    pass

def inside(ref):
    print("This line is never printed.")

def outside(ref):
    print("The weakref outside is called back.")

gc.disable()

a = Node()
a.me = a
a.watch = weakref.ref(a, inside)
watch = weakref.ref(a, outside)

# a.watch is part of the garbage that is
# collected, so its callback stays silent.
del a
print("found:", gc.collect())
