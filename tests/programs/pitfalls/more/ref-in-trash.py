import gc, weakref
class Owner:
    def __init__(self):
        self.child = Child(self)
class Child:
    def __init__(self, owner):
        self.owner = owner
        self.watch = weakref.ref(owner, self.owner_gone)  # ref-in-trash
    def owner_gone(self, r):
        print("owner gone")
o = Owner()
del o
print("collecting")
gc.collect()
