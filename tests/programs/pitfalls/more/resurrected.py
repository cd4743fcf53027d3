import gc, weakref
saved = []
class A:
    def __init__(self): self.me = self
    def __del__(self): saved.append(self)
a = A(); r = weakref.ref(a, lambda r: print("cb"))
del a
gc.collect()  # resurrected
print(r(), saved)
