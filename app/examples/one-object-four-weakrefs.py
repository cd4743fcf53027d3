import weakref

class Node:
    pass

def gone(ref):
    print("gone", ref() is None)

a = Node()
r = weakref.ref(a)
s = weakref.ref(a)
c = weakref.ref(a, gone)
p = weakref.proxy(a)
print(weakref.getweakrefcount(a), r is s)
del a
