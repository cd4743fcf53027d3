import weakref

class Connection:
    name = "db"

def closed(ref):
    print("closed", ref().name)  # callback-raised

connection = Connection()
watch = weakref.ref(connection, closed)
del connection
print("goes on")
