import gc
import weakref

refs = {}

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        ref = refs[self.name]
        dead = ref() is None
        print("  __del__, weakref dead:", dead)

def gone(ref):
    print("  callback")

gc.disable()

print("The last reference goes: __del__ first.")
a = Node("a")
refs["a"] = weakref.ref(a, gone)
del a

print("The collector comes: callback first.")
b = Node("b")
b.me = b
refs["b"] = weakref.ref(b, gone)
del b
gc.collect()
