"""Temporary files that are removed when their owner goes, is closed, or the program fails."""

import os
import tempfile
import weakref


def remove(path):
    if os.path.exists(path):
        os.unlink(path)
        print("removed", os.path.splitext(path)[1])


class TempFile:
    def __init__(self, suffix):
        handle, self.path = tempfile.mkstemp(suffix=suffix)
        os.close(handle)
        self._remove = weakref.finalize(self, remove, self.path)

    @property
    def closed(self):
        return not self._remove.alive

    def write(self, text):
        with open(self.path, "a") as file:
            file.write(text)

    def read(self):
        with open(self.path) as file:
            return file.read()

    def close(self):
        self._remove()


def report(lines):
    file = TempFile(".report")
    for line in lines:
        file.write(line + "\n")
    if len(file.read()) > 20:
        raise ValueError("too long")
    return file


notes = TempFile(".notes")
notes.write("hello")
print(notes.read(), notes.closed)

short = report(["one", "two"])
print(short.read().split())

try:
    report(["a line", "another line", "a third line"])
except ValueError as error:
    print("failed:", error)

short.close()
print("closed:", short.closed, os.path.exists(short.path))
del short
del notes
print("done")
