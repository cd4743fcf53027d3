import weakref

class City:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

notes = weakref.WeakKeyDictionary()
first = City("Oslo")
second = City("Oslo")
notes[first] = "from the first"
notes[second] = "from the second"  # equal-keys
del first
print(len(notes), "though second lives")
