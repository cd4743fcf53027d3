import weakref

class Node:
    pass

def careless(ref):
    # ref() is None by now: this raises.
    print("the name was", ref().name)

def careful(ref):
    print("still called")

a = Node()
a.name = "a"
kept = weakref.ref(a, careful)
broken = weakref.ref(a, careless)

# The exception goes to standard error,
# and the program goes on.
del a
print("still running")
