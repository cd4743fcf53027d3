import weakref

class Image:
    def __init__(self, name):
        self.name = name

cache = weakref.WeakValueDictionary()
logo = Image("logo.png")
cache["logo"] = logo
print(len(cache))
