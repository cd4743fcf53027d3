import time
import weakref

ROUNDS = 1

class Node:
    pass

def gone(ref):
    pass

for _ in range(ROUNDS):
    node = Node()
    ref = weakref.ref(node, gone)
    ref()
    del node
print(time.time())
