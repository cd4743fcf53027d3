import weakref

class Node:
    pass

def gone(ref):
    pass

a = Node()

# A plain weakref has nothing of its own,
# so CPython makes one and hands it out again.
first = weakref.ref(a)
second = weakref.ref(a)
print("same ref:", first is second)

# The same goes for proxies.
p = weakref.proxy(a)
print("same proxy:", weakref.proxy(a) is p)

# With a callback each one is new,
# even for the same callback.
third = weakref.ref(a, gone)
fourth = weakref.ref(a, gone)
print("same with callback:", third is fourth)
print("weakrefs:", weakref.getweakrefcount(a))
