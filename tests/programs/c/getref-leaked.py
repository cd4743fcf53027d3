import weakref
import lab

class Cache:
    pass

cache = Cache()
ref = weakref.ref(cache)
print(lab.is_alive(ref))  # getref-leaked
del cache
print(ref() is None)
