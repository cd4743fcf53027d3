import gc
import weakref

class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent and weakref.ref(parent)
        self.children = []

gc.disable()
root = Node("root")
leaf = Node("leaf", root)
root.children.append(leaf)
watch = weakref.ref(root)
del root, leaf
print("alive after del:", watch() is not None)
