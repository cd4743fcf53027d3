import weakref

class Entry:
    def __init__(self, key):
        self.key = key

cache = weakref.WeakValueDictionary()
kept = []
hits = 0
for number in range(30_000):
    key = number % 997
    entry = cache.get(key)
    if entry is None:
        entry = cache[key] = Entry(key)
    else:
        hits += 1
    kept.append(entry)
    if len(kept) > 600:
        kept.clear()
print(hits, len(cache))
