import lab

node = lab.Node()
del node  # finalizer-weakrefs-left
print("goes on")
