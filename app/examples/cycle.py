import gc
import weakref

class Node:
    def __init__(self, name):
        self.name = name

def gone(ref):
    print("gone")

# No collection but the one asked for below.
gc.disable()

a = Node("a")
b = Node("b")
a.other = b
b.other = a
watch = weakref.ref(a, gone)

# The two hold each other:
# without a collection they live for ever.
del a, b
print("after del:", watch().name)

print("found:", gc.collect())
print("after the collection:", watch())
