import weakref

class File:
    def __init__(self, name):
        self.name = name
        weakref.finalize(self, self.close)  # finalize-holds-object

    def close(self):
        print("closing", self.name)

file = File("notes.txt")
watch = weakref.ref(file)
del file
print("dead:", watch() is None)
