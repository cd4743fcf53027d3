import weakref
import lab

class Payload:
    pass

node = lab.Node()
lab.set_payload(node, Payload())
ref = weakref.ref(node)
del node  # cleared-too-late
