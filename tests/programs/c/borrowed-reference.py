import weakref
import lab

node = lab.Node()
ref = weakref.ref(node)
lab.hold(node)
del node
lab.drop(ref)  # borrowed-reference deprecated-borrowed
