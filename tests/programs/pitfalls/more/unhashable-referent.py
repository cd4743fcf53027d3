import weakref
import dataclasses

class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

class Minor(Version):
    pass

@dataclasses.dataclass(order=True)
class Job:
    priority: int

class Pages(list):
    pass

class Secret:
    def __hash__(self):
        raise TypeError("not for keys")

@dataclasses.dataclass(frozen=True)
class Frozen:
    x: int

@dataclasses.dataclass
class Named:
    name: str
    __hash__ = object.__hash__

notes = weakref.WeakKeyDictionary()
minor, job, pages, secret = Minor(1), Job(1), Pages(), Secret()
try:
    notes[minor] = "first"  # unhashable-referent
except TypeError as error:
    print(error)
try:
    known = {weakref.ref(job): "job"}  # unhashable-referent
except TypeError as error:
    print(error)
try:
    weakref.WeakSet([pages])  # unhashable-referent
except TypeError as error:
    print(error)
try:
    notes.setdefault(secret, 1)  # unhashable-referent
except TypeError as error:
    print(error)
frozen, named = Frozen(1), Named("a")
notes[frozen] = 1
notes[named] = 2
notes[named] = 3
print(len(notes))
