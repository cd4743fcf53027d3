import weakref

kept = []

class Phoenix:
    def __del__(self):
        kept.append(self)

bird = Phoenix()
watch = weakref.ref(bird)
del bird  # resurrected
print(watch() is kept[0])
