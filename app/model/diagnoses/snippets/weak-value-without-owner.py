import weakref

class Image:
    def __init__(self, name):
        self.name = name

cache = weakref.WeakValueDictionary()
cache["logo"] = Image("logo.png")
print(len(cache))
