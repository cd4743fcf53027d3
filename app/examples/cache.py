import weakref

class Image:
    def __init__(self, name):
        self.name = name

cache = weakref.WeakValueDictionary()

def load(name):
    image = cache.get(name)
    if image is None:
        print("loading", name)
        image = cache[name] = Image(name)
    return image

logo = load("logo.png")
again = load("logo.png")
print("one image:", logo is again, "- in the cache:", list(cache))

# The cache alone keeps nothing alive.
del logo, again
print("in the cache:", list(cache))
