import weakref

class Listener:
    pass

listeners = weakref.WeakSet()
seen = 0
for round in range(60):
    crowd = [Listener() for _ in range(300)]
    for listener in crowd:
        listeners.add(listener)
    for listener in listeners:
        seen += listener in listeners
    for listener in crowd[::3]:
        listeners.discard(listener)
print(seen)
