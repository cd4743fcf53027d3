import weakref
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    x: int
d = weakref.WeakKeyDictionary()
a, b = P(1), P(1)
d[a] = "a"
d[b] = "b"  # equal-keys
print(d[a], len(d))

import weakref
class S(str): pass
ws = weakref.WeakSet()
a, b = S("x"), S("x")
ws.add(a)
ws.add(b)  # equal-keys
del a
print(len(ws), b)
