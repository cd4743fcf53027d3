"""Something of everything, so that the engine optimises what programs use most."""

import gc
import weakref


class Node:
    def __init__(self, value, parent=None):
        self.value = value
        self.parent = parent
        self.children = []

    def total(self):
        return self.value + sum(child.total() for child in self.children)


class Leaf(Node):
    __slots__ = ("weight",)

    @property
    def doubled(self):
        return self.value * 2


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def attempt(value):
    try:
        if value % 3 == 0:
            raise ValueError(value)
        return [value][value % 2]
    except (ValueError, IndexError) as error:
        return str(error)
    finally:
        value += 1


def grow():
    root = Node(1)
    for value in range(20):
        child = Leaf(value, root)
        child.weight = value
        root.children.append(child)
        root.value += child.doubled
    return root.total()


def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def refer():
    node = Node(1)
    cache = weakref.WeakValueDictionary(node=node)
    ref = weakref.ref(node, lambda _: None)
    kept = ref() is node and cache["node"] is node
    del node
    return kept and ref() is None


for turn in range(120):
    fibonacci(13)
    for value in range(30):
        attempt(value)
        grow()
        refer()
    text = " ".join(f"{value:03d}-{value!r}" for value in range(200))
    count(text.replace("-", " ").split(" "))
    squares = {value: value**2 for value in range(200)}
    [key for key, value in squares.items() if value % 7 == 1.0]
    first, *rest = tuple(reversed(range(50)))
gc.collect()
