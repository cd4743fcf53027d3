import weakref

class Node:
    pass

called = 0

def gone(ref):
    global called
    called += 1

for _ in range(50_000):
    node = Node()
    one = weakref.ref(node, gone)
    two = weakref.ref(node, gone)
    del node
print(called)
