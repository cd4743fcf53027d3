import gc
import weakref

class Node:
    pass

def gone(ref):
    print("gone")

gc.disable()
node = Node()
node.me = node
node.watch = weakref.ref(node, gone)  # ref-in-trash
del node
gc.collect()
