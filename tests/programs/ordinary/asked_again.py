"""Weakrefs that are asked again in a later turn or call, and weak containers that are dropped at once: no mistakes."""

import pickle
import weakref


class Node:
    on = True


def alive(reference):
    if (node := reference()) is not None:
        return node.on
    return False


def is_on(reference):
    return "on" if reference() is not None and reference().on else "off"


def is_known(reference, known):
    if known or reference() is not None:
        return reference()
    return None


node = Node()
ref = weakref.ref(node)
print(alive(ref), is_on(ref), is_known(ref, False) is node)
del node
print(alive(ref), is_on(ref), is_known(ref, True))

nodes = [Node(), Node()]
first = weakref.ref(nodes[0])
while first() is not None:
    nodes.pop(0)
print(len(nodes))

second = weakref.ref(nodes[0])
for turn in range(2):
    if second() is not None and second().on:
        print("on")
    nodes.clear()


class Names(weakref.WeakSet):
    pass


try:
    pickle.dumps(weakref.WeakSet())
except (TypeError, AttributeError, pickle.PicklingError):
    print("a WeakSet cannot be pickled")
print(len(weakref.WeakValueDictionary()), len(weakref.WeakKeyDictionary({})), len(Names()))
print(list(weakref.WeakKeyDictionary().items()))
