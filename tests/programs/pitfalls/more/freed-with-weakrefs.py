import weakref
from typing import ParamSpec

def drop(spec):
    weakref.ref(spec.args)  # freed-with-weakrefs

drop(ParamSpec("P"))

def local():
    kwargs = ParamSpec("K").kwargs
    weak = weakref.proxy(kwargs)
    kwargs = None  # freed-with-weakrefs

local()

cache = weakref.WeakValueDictionary()
owner = {"Q": ParamSpec("Q").args}
cache["Q"] = owner["Q"]
weak = [weakref.ref(owner["Q"]), weakref.ref(owner["Q"], print)]
owner.clear()  # freed-with-weakrefs
print("these die together:")
both = ParamSpec("R").args
ref = weakref.ref(both)
del ref, both
