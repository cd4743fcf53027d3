import weakref
import lab

node = lab.Node()
ref = weakref.ref(node)
del node  # freed-with-weakrefs
print("goes on")
