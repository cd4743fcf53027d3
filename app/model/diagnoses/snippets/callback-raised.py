import weakref

class Connection:
    name = "db"

def closed(ref):
    print("closed", ref().name)

connection = Connection()
watch = weakref.ref(connection, closed)
del connection
print("goes on")
