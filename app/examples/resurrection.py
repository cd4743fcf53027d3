import weakref

saved = []

class Phoenix:
    def __del__(self):
        print("__del__: the weakref still gives me:", r() is self)
        saved.append(self)

bird = Phoenix()
r = weakref.ref(bird, lambda ref: print("callback: now it is gone"))

# __del__ saves the object, so the weakref stays alive and no callback runs.
del bird
print("saved, and r() is alive:", r() is saved[0])

# __del__ runs only once in a life: this time it dies.
saved.clear()
print("the end:", r())
