"""CPython's C API of weak references, called from Python.

Its eleven functions under their C names, and NULL. Exported functions are really called; macros do what the header
does, on the interpreter's memory.
"""


class NULLType:
    """C's null pointer."""

    __slots__ = ()

    def __repr__(self):
        return "NULL"

    def __bool__(self):
        return False


NULL = NULLType()
del NULLType
