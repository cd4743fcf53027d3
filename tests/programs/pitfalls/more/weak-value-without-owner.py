import weakref
class Image:
    def __init__(self, n): self.n = n
cache = weakref.WeakValueDictionary()
for n in "abc":
    cache[n] = Image(n)  # weak-value-without-owner
print(len(cache))

import weakref
class Image:
    def __init__(self, n): self.n = n
cache = weakref.WeakValueDictionary({"a": Image("a")})  # weak-value-without-owner
cache.setdefault("b", Image("b"))  # weak-value-without-owner
cache.update(c=Image("c"))  # weak-value-without-owner
print(len(cache))

import weakref
class Image:
    def __init__(self, n): self.n = n
class Cache:
    def __init__(self): self.d = weakref.WeakValueDictionary()
    def put(self, k, v):
        self.d[k] = v  # weak-value-without-owner
def main():
    c = Cache()
    c.put("a", Image("a"))
    print(len(c.d))
main()
