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

import weakref
class A: pass
objs = [A(), A()]
refs = [weakref.ref(o) for o in objs]
alive = [r for r in refs if r]
del objs[1]
alive = [r for r in refs if r]  # ref-truth
print(len(alive), all(refs))  # ref-truth
print("alive" if refs[0]() else "dead")


# The same function again: the second call has the fault, the first has not.
import weakref
class Door:
    is_open = True
def look(r, after_test):
    if r() is not None:
        after_test()
        return r()  # ref-truth
    return "gone"
def drop():
    global door
    door = None
door = Door(); r = weakref.ref(door)
print(look(r, lambda: None) is door)
print(look(r, drop))
print(look(r, drop))
