import gc
import weakref

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"  __del__ of {self.name}, its weakref is", "dead" if refs[self.name]() is None else "alive")

def gone(ref):
    print("  callback")

refs = {}
gc.disable()

print("The last reference goes: __del__ first.")
a = Node("a")
refs["a"] = weakref.ref(a, gone)
del a

print("The collector comes: the callback first.")
b = Node("b")
b.me = b
refs["b"] = weakref.ref(b, gone)
del b
gc.collect()
