import weakref
from typing import ParamSpec

t = ParamSpec("P").args
r = weakref.ref(t, print)
del t  # freed-with-weakrefs
del r
