import gc, weakref
class A:
    def __init__(self): self.me = self; self.ref = weakref.ref(self)
    def __del__(self):
        print(self.ref())  # del-and-callback-order
a = A()
del a
gc.collect()
