import weakref

class TempFolder:
    def __init__(self, name):
        self.name = name
        # The callback must not hold self,
        # which would then never be freed.
        self.close = weakref.finalize(
            self, print, "removing", name)

# Closed by hand: runs once, and not again
# when the object dies.
one = TempFolder("one")
one.close()
print("one is open:", one.close.alive)
del one

# Forgotten: runs when the object dies.
two = TempFolder("two")
del two
print("done")
