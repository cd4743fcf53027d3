# lab.c defines a type whose objects can be
# weakly referenced. Its tp_dealloc clears the
# weakrefs: that is the type's own duty.

import weakref

import lab

node = lab.Node()
ref = weakref.ref(node, print)
del node
print(ref())
