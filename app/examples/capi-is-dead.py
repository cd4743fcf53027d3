import weakref
from capi import PyWeakref_IsDead

class Node:
    def __del__(self):
        # The refcount was zero, and is one
        # again during this call: not dead yet.
        dead = PyWeakref_IsDead(ref)
        print("in __del__:", dead)

def gone(ref):
    print("in gone:", PyWeakref_IsDead(ref))

node = Node()
ref = weakref.ref(node, gone)
print("alive:", PyWeakref_IsDead(ref))
del node
print("after:", PyWeakref_IsDead(ref))
