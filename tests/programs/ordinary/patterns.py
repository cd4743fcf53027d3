"""Usual patterns with weak references: publishers, lazy singletons, graphs, memos."""

import weakref
from dataclasses import dataclass, field
class Publisher:
    def __init__(self):
        self._subs = weakref.WeakSet()
    def subscribe(self, s):
        self._subs.add(s)
    def publish(self, m):
        for s in self._subs:
            s.receive(m)
class Sub:
    def __init__(self, n): self.n = n; self.got = []
    def receive(self, m): self.got.append(m)
p = Publisher()
subs = [Sub(i) for i in range(3)]
for s in subs:
    p.subscribe(s)
p.publish("a")
removed = subs.pop()
p.publish("b")
del removed
del s
p.publish("c")
print([x.got for x in subs], len(p._subs))
@dataclass(eq=False)
class Employee:
    name: str
    boss_ref: weakref.ref = None
    @property
    def boss(self):
        return self.boss_ref() if self.boss_ref else None
boss = Employee("B"); e = Employee("E", weakref.ref(boss))
print(e.boss.name)
del boss
print(e.boss)
class Lazy:
    _inst = None
    @classmethod
    def get(cls):
        inst = cls._inst() if cls._inst is not None else None
        if inst is None:
            inst = cls(); cls._inst = weakref.ref(inst)
        return inst
x = Lazy.get(); print(Lazy.get() is x); del x
y = Lazy.get()
Lazy.get()

import weakref, gc
class Graph:
    def __init__(self): self.nodes = {}
    def node(self, n):
        return self.nodes.setdefault(n, Node(n, self))
class Node:
    def __init__(self, n, g):
        self.n = n; self.g = weakref.proxy(g); self.out = []
    def link(self, o): self.out.append(o)
g = Graph()
g.node("a").link(g.node("b"))
g.node("b").link(g.node("a"))
print(sorted(g.nodes), g.node("a").g is not None)
index = weakref.WeakValueDictionary(g.nodes)
print(len(index))
g.nodes.clear()
gc.collect()
print(len(index))
class Memo:
    def __init__(self, f): self.f = f; self.c = weakref.WeakKeyDictionary()
    def __call__(self, o):
        try: return self.c[o]
        except KeyError: pass
        v = self.c[o] = self.f(o)
        return v
@Memo
def size(o): return len(o.nodes)
print(size(g), size(g))
size(Graph())
print(len(size.c))
import threading, contextvars
class Local: pass
l = threading.local(); l.x = Local(); wr = weakref.ref(l.x); print(wr() is l.x)
def outer():
    items = [Local() for _ in range(3)]
    ws = weakref.WeakSet(items)
    def count(): return len(ws)
    for it in items: pass
    n = count()
    del items, it
    return n, count()
print(outer())
fin = weakref.finalize(g, print, "bye", g.nodes)
fin.detach()
f2 = weakref.finalize(g, print, "bye")
f2.atexit = False
