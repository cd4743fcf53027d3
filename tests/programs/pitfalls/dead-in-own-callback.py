import weakref

class Http:
    def clear(self):
        print("cleared")

class Client:
    def __init__(self):
        self.http = Http()
        owner = weakref.ref(self)

        def close():
            me = owner()  # dead-in-own-callback
            if me is None:
                return
            me.http.clear()

        weakref.finalize(self, close)

client = Client()
del client
print("nothing was cleared")
