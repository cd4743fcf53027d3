import weakref
class A:
    def f(self): return 1
    def __hash__(self): return 3
a = A(); p = weakref.proxy(a)
try: d = {p: 1}  # dead-proxy
except TypeError as e: print(e)
if type(p) is A:  # dead-proxy
    print("A")
del a
try:
    len(p.f())  # dead-proxy
except ReferenceError as e: print(e)
print(repr(p)[:10])
