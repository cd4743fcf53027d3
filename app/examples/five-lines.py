import weakref

class Cat: pass

tom = Cat()
r = weakref.ref(tom)
print("alive:", r())
del tom
print("after del:", r())
