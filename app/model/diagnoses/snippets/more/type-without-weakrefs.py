import weakref
class Money(int): pass
class T(tuple): pass
try: weakref.ref(Money(3))  # type-without-weakrefs
except TypeError as e: print(e)
d = weakref.WeakValueDictionary()
try:
    d["a"] = [1]  # type-without-weakrefs
except TypeError as e: print(e)
weakref.ref(None)  # type-without-weakrefs
