# The tp_dealloc in lab.c forgets the weakrefs:
# the weakref goes on pointing to memory that
# was freed.

import weakref

import lab

node = lab.Node()
ref = weakref.ref(node)
del node
print("the weakref was not cleared")
