import gc, weakref
class Parent:
    def __init__(self):
        self.kids = []
class Kid:
    def __init__(self, p):
        self.p = p
        p.kids.append(self)
def gone(r): print("gone")
def build():
    p = Parent()
    Kid(p); Kid(p)
    return p
p = build()
w = weakref.ref(p, gone)
p = None  # cycle-keeps-alive
print("dropped")
print("no callback yet")
gc.collect()

import weakref
class Node:
    def __init__(self, name): self.name, self.edges = name, []
cache = weakref.WeakValueDictionary()
def make():
    a, b, c = (Node(x) for x in "abc")
    a.edges.append(b); b.edges.append(c); c.edges.append(a)
    for n in (a, b, c): cache[n.name] = n
    return None  # cycle-keeps-alive
make()
print(len(cache), list(cache))

import weakref
class Res:
    def __del__(self): print("freed")
a = Res(); a.me = a
del a  # cycle-keeps-alive
print("end")

import gc, weakref
class A:
    def run(self):
        yield 1
        yield 2
gc.disable()
a = A()
a.it = a.run(); next(a.it)
r = weakref.ref(a)
del a  # cycle-keeps-alive
print(r())
gc.collect()
print(r())


# A class is in a cycle with itself, and a function that calls itself by its closure.
def make_class():
    class Local:
        pass

    return weakref.ref(Local)  # cycle-keeps-alive


def make_function():
    def factorial(n):
        return n and n * factorial(n - 1)

    return weakref.ref(factorial)  # cycle-keeps-alive


def make_used():
    class Used:
        pass

    return Used(), weakref.ref(Used)


local, factorial, (used, used_class) = make_class(), make_function(), make_used()
print(local() is None, factorial() is None, used_class() is None)


# An exception in a variable of a frame that it came through.
import weakref
class Failure(Exception):
    pass
def fail():
    raise Failure("no")
def attempt():
    try:
        fail()
    except Failure as error:
        saved = error
    return weakref.ref(saved)  # cycle-keeps-alive
class Client:
    def last_error(self):
        for _ in range(2):
            try:
                raise Failure("no")
            except Failure as error:
                last = error
        return weakref.ref(last)  # cycle-keeps-alive
def by_hand():
    failure = None
    try:
        fail()
    except (Failure, OSError) as problem:
        found = problem; failure = weakref.ref(found)
    return failure  # cycle-keeps-alive
def deleted():
    try:
        fail()
    except Failure as error:
        saved = error
    seen = weakref.ref(saved)
    del saved
    return seen
def without_frames():
    try:
        fail()
    except Failure as error:
        saved = error.with_traceback(None)
    return weakref.ref(saved)
print(attempt()() is None, Client().last_error()() is None, by_hand()() is None)
print(deleted()() is None, without_frames()() is None)
