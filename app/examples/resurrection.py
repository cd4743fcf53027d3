import weakref

saved = []

class Phoenix:
    def __del__(self):
        print("in __del__:", r() is self)
        saved.append(self)

def gone(ref):
    print("callback: now it is gone")

bird = Phoenix()
r = weakref.ref(bird, gone)

# __del__ saves the object: the weakref stays
# alive, and no callback runs.
del bird
print("saved:", r() is saved[0])

# __del__ runs once in a life: now it dies.
saved.clear()
print("the end:", r())
