# look() in lab.c calls PyWeakref_GetRef. It
# gives a strong reference: nobody can take the
# object away while C uses it.

import weakref

import lab

node = lab.Node()
ref = weakref.ref(node)
print(lab.look(ref) is node)
del node
print(lab.look(ref))
