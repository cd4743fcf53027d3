import weakref
import lab

node = lab.Node()
ref = weakref.ref(node)  # managed-weakref-without-gc
del node
print("goes on")
