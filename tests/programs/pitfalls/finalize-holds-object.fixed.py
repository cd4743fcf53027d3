import weakref

class File:
    def __init__(self, name):
        self.name = name
        weakref.finalize(self, File.close, name)

    @staticmethod
    def close(name):
        print("closing", name)

file = File("notes.txt")
watch = weakref.ref(file)
del file
print("dead:", watch() is None)
