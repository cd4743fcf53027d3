import copy
import pickle
import weakref

class Node:
    def __init__(self, parent=None):
        self.parent = None if parent is None else weakref.ref(parent)
        self.children = []

    def __getstate__(self):
        return {"children": self.children}

    def __setstate__(self, state):
        self.parent = None
        self.children = state["children"]
        for child in self.children:
            child.parent = weakref.ref(self)

root = Node()
root.children.append(Node(root))
other = copy.deepcopy(root)
print(other.children[0].parent() is other)
print(len(pickle.dumps(root)) > 0)
