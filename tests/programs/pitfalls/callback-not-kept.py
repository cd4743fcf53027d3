import weakref

class Door:
    pass

def closed(ref):
    print("closed")

door = Door()
weakref.ref(door, closed)  # callback-not-kept
del door
