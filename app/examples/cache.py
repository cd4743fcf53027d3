import weakref

class Image:
    def __init__(self, name):
        self.name = name

# Finds an image, and does not keep it alive.
cache = weakref.WeakValueDictionary()

def load(name):
    image = cache.get(name)
    if image is None:
        print("loading", name)
        image = cache[name] = Image(name)
    return image

logo = load("logo.png")
again = load("logo.png")
print("loaded once:", logo is again)
print("in the cache:", list(cache))

# With its last user gone, the image is freed.
del logo, again
print("in the cache:", list(cache))
