"""A tree whose children know their parent weakly, so that a subtree goes as soon as it is cut off."""

import weakref


class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self._parent = None
        if parent is not None:
            parent.add(self)

    @property
    def parent(self):
        return self._parent() if self._parent is not None else None

    def add(self, child):
        if child.parent is not None:
            child.parent.children.remove(child)
        child._parent = weakref.ref(self)
        self.children.append(child)
        return child

    def remove(self, child):
        self.children.remove(child)
        child._parent = None

    @property
    def path(self):
        parts = []
        node = self
        while node is not None:
            parts.append(node.name)
            node = node.parent
        return "/".join(reversed(parts))

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


def build():
    root = Node("root")
    for letter in "ab":
        branch = Node(letter, root)
        for number in range(2):
            Node(f"{letter}{number}", branch)
    return root


root = build()
print([node.path for node in root.walk()])

watch = weakref.ref(root.children[0].children[1])
print(watch().path)
root.remove(root.children[0])
print("cut off:", watch() is None)

moved = root.children[0].children[0]
root.add(moved)
print([node.path for node in root.walk()])

orphan = root.children[-1]
del root, moved
print("the orphan's parent:", orphan.parent)
