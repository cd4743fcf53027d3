import gc
import weakref

class Node:
    pass

def gone(ref):
    print("gone")

gc.disable()
node = Node()
node.me = node
watch = weakref.ref(node, gone)
del node
gc.collect()
