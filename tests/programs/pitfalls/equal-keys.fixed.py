import weakref

class City:
    def __init__(self, name):
        self.name = name

notes = weakref.WeakKeyDictionary()
first = City("Oslo")
second = City("Oslo")
notes[first] = "from the first"
notes[second] = "from the second"
del first
print(len(notes), "and second lives")
