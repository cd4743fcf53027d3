import weakref

class Image:
    pass

cache = weakref.WeakValueDictionary()
shown = {}

def put():
    shown["a"] = cache["a"] = Image()

def get():
    if "a" in cache:
        shown.clear()
        return cache["a"]  # weak-check-then-use
    return None

put()
get()
