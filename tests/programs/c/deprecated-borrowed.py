import weakref
import lab

node = lab.Node()
ref = weakref.ref(node)
print(lab.look(ref) is node)  # deprecated-borrowed
