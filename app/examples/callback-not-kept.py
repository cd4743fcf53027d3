import weakref

class Node:
    pass

def gone(ref):
    print("This line is never printed.")

a = Node()

# Nobody keeps this weakref: it dies at once,
# and its callback with it.
weakref.ref(a, gone)

del a
print("the node is dead, gone was not called")
