import functools
import weakref

class Connection:
    name = "db"

def closed(name, ref):
    print("closed", name)

connection = Connection()
watch = weakref.ref(connection, functools.partial(closed, connection.name))
del connection
print("goes on")
