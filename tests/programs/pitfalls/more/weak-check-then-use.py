import weakref

class Image:
    pass

cache = weakref.WeakValueDictionary()
members = weakref.WeakSet()
shown = []

def put(key):
    image = Image()
    shown.append(image)
    cache[key] = image
    members.add(image)

def drop():
    shown.clear()

class Store:
    def __init__(self):
        self.images = weakref.WeakValueDictionary()

    def find(self, name):
        if not name in self.images:
            return None
        drop()
        try:
            return self.images[name]  # weak-check-then-use
        except KeyError:
            return None

store = Store()
put("a")
store.images["a"] = shown[0]
store.find("a")

put("b")
if len(cache) > 0:
    drop()
    try:
        first = next(iter(cache.values()))  # weak-check-then-use
    except StopIteration:
        print("nothing is left")

put("c")
while members:
    drop()
    try:
        members.pop()  # weak-check-then-use
    except KeyError:
        print("empty")

put("d")
if cache.get("d") is not None:
    drop()
    try:
        print(cache["d"])  # weak-check-then-use
    except KeyError:
        print("gone")

# What still holds is no mistake, nor what was put in anew.
put("e")
if "e" in cache:
    print(cache["e"] is shown[0])
if "e" in cache:
    drop()
    put("e")
    print(cache["e"] is shown[0])
