from capi import NULL, PyWeakref_NewRef

class Node:
    pass

def gone(ref):
    print("gone")

node = Node()

# Without a callback (NULL or None)
# CPython hands out the same weakref again.
first = PyWeakref_NewRef(node, NULL)
second = PyWeakref_NewRef(node, None)
print(first is second)

watch = PyWeakref_NewRef(node, gone)
print(watch is first)

try:
    PyWeakref_NewRef(5, NULL)
except TypeError as error:
    print("TypeError:", error)
del node
