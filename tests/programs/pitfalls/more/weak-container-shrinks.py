import weakref
class A: pass
strong = {i: A() for i in range(4)}
d = weakref.WeakValueDictionary(strong)
n = len(d)
for k, v in d.items():  # weak-container-shrinks
    strong.pop(3 - k, None)
    print(k, len(d))

import weakref
class A: pass
objs = [A() for i in range(4)]
d = weakref.WeakKeyDictionary((o, i) for i, o in enumerate(objs))
for o in d:  # weak-container-shrinks
    del objs[:]
    print(len(d))
