import weakref, lab
n = lab.Node()
r = weakref.ref(n, lambda r: print("gone"))
print(lab.look(r))
del n
print(lab.look(r))
