import weakref

class Door:
    pass

def closed(ref):
    print("closed")

door = Door()
watch = weakref.ref(door, closed)
del door
