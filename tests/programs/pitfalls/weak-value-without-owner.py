import weakref

class Image:
    def __init__(self, name):
        self.name = name

cache = weakref.WeakValueDictionary()
cache["logo"] = Image("logo.png")  # weak-value-without-owner
print(len(cache))
