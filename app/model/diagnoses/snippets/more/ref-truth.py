import weakref
class C: 
    def __init__(self): self.on = True
class M:
    def __init__(self, c): self.c = weakref.ref(c)
    def go(self):
        if not self.c:  # ref-truth
            return "none"
        return self.c()
c = C(); m = M(c)
print(m.go())
del c
while m.c:  # ref-truth
    print("x"); break
print(m.go())

import weakref
class C: 
    n = 1
def close():
    global c
    c = None
c = C(); r = weakref.ref(c)
if r() is not None:
    close()
    try:
        print(r().n)  # ref-truth
    except AttributeError as e: print(e)

import weakref
class Bag(list): pass
b = Bag(); r = weakref.ref(b)
if r():  # ref-truth
    print("alive")
else:
    print("dead?")
