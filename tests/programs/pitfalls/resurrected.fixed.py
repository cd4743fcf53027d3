import weakref

kept = []

class Phoenix:
    def __del__(self):
        kept.append("ashes")

bird = Phoenix()
watch = weakref.ref(bird)
del bird
print(watch() is None)
