import weakref

class Http:
    def clear(self):
        print("cleared")

class Client:
    def __init__(self):
        self.http = Http()
        weakref.finalize(self, self.http.clear)

client = Client()
del client
print("it was cleared")
