import weakref
from typing import ParamSpec

class Arguments:
    def __init__(self, spec):
        self.args = spec.args

t = Arguments(ParamSpec("P"))
r = weakref.ref(t, print)
del t
del r
