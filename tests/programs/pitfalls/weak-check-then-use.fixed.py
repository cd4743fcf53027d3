import weakref

class Image:
    pass

cache = weakref.WeakValueDictionary()
shown = {}

def put():
    shown["a"] = cache["a"] = Image()

def get():
    image = cache.get("a")
    if image is not None:
        shown.clear()
        return image
    return None

put()
get()
