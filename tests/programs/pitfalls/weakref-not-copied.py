import copy
import weakref

class Node:
    def __init__(self, parent=None):
        self.parent = None if parent is None else weakref.ref(parent)
        self.children = []

root = Node()
root.children.append(Node(root))
other = copy.deepcopy(root)  # weakref-not-copied
print(other.children[0].parent() is root)
