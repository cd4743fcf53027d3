"""Rows of a table as objects: one object a row while it is in use, changes noted by identity."""

import gc
import weakref
from dataclasses import dataclass, field

TABLE = {1: "Ada", 2: "Bob", 3: "Eve"}


@dataclass(eq=False, slots=True, weakref_slot=True)
class Row:
    key: int
    name: str
    tags: list = field(default_factory=list)


class Session:
    def __init__(self):
        self._rows = weakref.WeakValueDictionary()
        self._notes = weakref.WeakKeyDictionary()
        self._dirty = {}

    def get(self, key):
        row = self._rows.get(key)
        if row is None:
            row = Row(key, TABLE[key])
            self._rows[key] = row
        return row

    def rename(self, row, name):
        row.name = name
        self._dirty[row.key] = row

    def note(self, row, text):
        self._notes.setdefault(row, []).append(text)

    def notes(self, row):
        return self._notes.get(row, [])

    def commit(self):
        for key, row in self._dirty.items():
            TABLE[key] = row.name
        self._dirty.clear()

    def rows(self):
        return sorted(row.key for row in self._rows.values())


session = Session()
ada = session.get(1)
print(session.get(1) is ada, session.rows())

session.get(2)
print(session.rows())

bob = session.get(2)
session.note(bob, "owes a book")
session.note(bob, "returned it")
session.rename(bob, "Robert")
del bob
print("held until the commit:", session.rows())
session.commit()
gc.collect()
print("after the commit:", session.rows(), TABLE[2])

ref = weakref.ref(ada)
row = ref()
if row is not None:
    print(row.name, session.notes(row))
if ref() is None:
    print("never printed")
