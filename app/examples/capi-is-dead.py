import weakref
from capi import PyWeakref_IsDead

class Node:
    def __del__(self):
        # The refcount has reached zero and come back to one for this call: not dead yet.
        print("in __del__:", PyWeakref_IsDead(ref))

def gone(ref):
    print("in the callback:", PyWeakref_IsDead(ref))

node = Node()
ref = weakref.ref(node, gone)
print("alive:", PyWeakref_IsDead(ref))
del node
print("after:", PyWeakref_IsDead(ref))
