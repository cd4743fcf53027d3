import weakref

class Node:
    pass

alive = 0
for _ in range(60_000):
    node = Node()
    ref = weakref.ref(node)
    alive += ref() is node
    del node
    alive += ref() is not None
print(alive)
