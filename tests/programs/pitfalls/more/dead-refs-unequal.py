import weakref

class User:
    pass

class Tracked(weakref.ref):
    pass

def note(ref):
    pass

# An entry that is no longer found.
user = User()
entries = {weakref.ref(user, note): "entry"}
key = weakref.ref(user, note)
print(entries.get(key))
del user
print(entries.get(key))  # dead-refs-unequal

# Members of a list.
user = User()
refs = [Tracked(user)]
other = Tracked(user)
assert other in refs
user = None
if other not in refs:  # dead-refs-unequal
    print("lost")

# A set.
user = User()
plain, watched = weakref.ref(user), weakref.ref(user, note)
both = {plain}
print(watched in both)
del user
both.discard(watched)  # dead-refs-unequal

# Each callback takes its own weakref out: that finds it.
class Hub:
    def __init__(self):
        self.refs = []

    def watch(self, user):
        self.refs.append(weakref.ref(user, self.refs.remove))

hub = Hub()
user = User()
hub.watch(user)
hub.watch(user)
hub.watch(user)
del user
print(hub.refs)
