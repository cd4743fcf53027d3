import pickle
import weakref
from copy import copy, deepcopy

class Part:
    def __init__(self, owner):
        self._owner = weakref.ref(owner)

class Machine:
    def __init__(self):
        self.parts = {"wheel": Part(self)}
        self.callbacks = []

class Config:
    def __init__(self):
        self.name = "config"

def saved(machine):
    try:
        return pickle.dumps(machine)  # weakref-not-copied
    except TypeError as error:
        return str(error)

machine = Machine()
second = deepcopy(machine)  # weakref-not-copied
print(second.parts["wheel"]._owner() is machine)
print(saved(machine))
part = machine.parts["wheel"]

# A part that is copied alone goes on belonging to its machine.
loose = deepcopy(part)
print(loose._owner() is machine)
shallow = copy(machine)
print(pickle.loads(pickle.dumps(Config())).name)
