import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { eventText, python } from './eventText.ts';

await nodeAssets();

test('exact refs and proxies without callback are reused; with a callback, and of subclasses, never', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      class R(weakref.ref): pass
      def gone(ref): pass
      a = A()
      r, s = weakref.ref(a), weakref.ref(a)
      p, q = weakref.proxy(a), weakref.proxy(a, None)
      c, d = weakref.ref(a, gone), weakref.ref(a, gone)
      x, y = R(a), R(a)
      print(r is s, p is q, c is d, x is y, [type(w).__name__ for w in weakref.getweakrefs(a)])
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       6 ref#1 → A#1 created
       6 ref#1 → A#1 reused
       7 proxy#1 → A#1 created via proxy
       7 proxy#1 → A#1 reused via proxy
       8 ref#2 → A#1 created, callback gone
       8 ref#3 → A#1 created, callback gone
       9 R#1 → A#1 created
       9 R#2 → A#1 created
    > True True False False ['ReferenceType', 'ProxyType', 'R', 'R', 'ReferenceType', 'ReferenceType']"
  `);
});

test("what cannot be weakly referenced is refused in CPython's words", async () => {
  expect(
    await eventText(python`
      import weakref
      class S: __slots__ = ()
      class I(int): pass
      class L(list): pass
      for each in (1, None, [], "s", (), object(), S(), I(), weakref.ref(S), range(1), L()):
          try: weakref.ref(each)
          except TypeError as error: print(error)
    `),
  ).toMatchInlineSnapshot(`
    "   2 type#1 seen
       2 ref#1 → type#1 created via capi
       5 S#1 created
       5 I#1 created
       5 ref#1 → type#1 reused
       5 L#1 created
       6 refused: cannot create weak reference to 'int' object
       6 refused: cannot create weak reference to 'NoneType' object
       6 refused: cannot create weak reference to 'list' object
       6 refused: cannot create weak reference to 'str' object
       6 refused: cannot create weak reference to 'tuple' object
       6 refused: cannot create weak reference to 'object' object
       6 refused: cannot create weak reference to 'S' object
       6 refused: cannot create weak reference to 'I' object
       6 refused: cannot create weak reference to 'weakref.ReferenceType' object
       6 refused: cannot create weak reference to 'range' object
       6 ref#2 → L#1 created
       6 ref#2 dead
       5 I#1 dying (refcount)
       5 I#1 dead
       5 S#1 dying (refcount)
       5 S#1 dead
    > cannot create weak reference to 'int' object
    > cannot create weak reference to 'NoneType' object
    > cannot create weak reference to 'list' object
    > cannot create weak reference to 'str' object
    > cannot create weak reference to 'tuple' object
    > cannot create weak reference to 'object' object
    > cannot create weak reference to 'S' object
    > cannot create weak reference to 'I' object
    > cannot create weak reference to 'weakref.ReferenceType' object
    > cannot create weak reference to 'range' object"
  `);
});

test('every entry point that looks through a weakref, alive and dead', async () => {
  expect(
    await eventText(python`
      import weakref
      class A:
          def __hash__(self): return 1
          def __len__(self): return 3
      a = A()
      r, c, p = weakref.ref(a), weakref.ref(a, id), weakref.proxy(a)
      r()
      hash(r)
      repr(r)
      r == c
      len(p)
      p.x = 1
      repr(p)
      del a
      r()
      hash(r)
      repr(r)
      r == c
      repr(p)
      try: p.x
      except ReferenceError as error: print(error)
      try: hash(c)
      except TypeError as error: print(error)
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       6 ref#1 → A#1 created
       6 ref#2 → A#1 created, callback id
       6 proxy#1 → A#1 created via proxy
       7 ref#1 looked through by call: alive
       8 ref#1 looked through by hash: alive
       9 ref#1 looked through by repr: alive
      10 ref#1 looked through by eq: alive
      10 ref#2 looked through by eq: alive
      11 proxy#1 looked through by proxy: alive
      12 proxy#1 looked through by proxy: alive
      13 proxy#1 looked through by repr: alive
      14 A#1 dying (refcount)
      14 ref#1 cleared (refcount)
      14 proxy#1 cleared (refcount)
      14 ref#2 cleared (refcount)
      14 id(ref#2) {
      14 }
      14 A#1 dead
      15 ref#1 looked through by call: dead
      17 ref#1 looked through by repr: dead
      18 ref#1 looked through by eq: dead
      18 ref#2 looked through by eq: dead
      19 proxy#1 looked through by repr: dead
      20 proxy#1 looked through by proxy: dead
      22 ref#2 looked through by hash: dead
    > weakly-referenced object no longer exists
    > weak object has gone away"
  `);
});

test('functions, modules, classes, sets, generators and code are referents too', async () => {
  expect(
    await eventText(python`
      import types, weakref
      def f(): pass
      def g(): yield
      class C: pass
      for make in (lambda: eval("lambda: 0"), lambda: types.ModuleType("m"), lambda: set(), lambda: g(), lambda: compile("0", "", "eval")):
          x = make()
          r = weakref.ref(x)
          del x
      print(weakref.getweakrefcount(C))
    `),
  ).toMatchInlineSnapshot(`
    "   7 function#1 seen
       7 ref#1 → function#1 created
       8 function#1 dying (refcount)
       8 ref#1 cleared (refcount)
       8 function#1 dead
       7 module#1 seen
       7 ref#2 → module#1 created
       7 ref#1 dead
       8 module#1 dying (refcount)
       8 ref#2 cleared (refcount)
       8 module#1 dead
       7 set#1 seen
       7 ref#3 → set#1 created
       7 ref#2 dead
       8 set#1 dying (refcount)
       8 ref#3 cleared (refcount)
       8 set#1 dead
       7 generator#1 seen
       7 ref#4 → generator#1 created
       7 ref#3 dead
       8 generator#1 dying (refcount)
       8 ref#4 cleared (refcount)
       8 generator#1 dead
       7 code#1 seen
       7 ref#5 → code#1 created
       7 ref#4 dead
       8 code#1 dying (refcount)
       8 ref#5 cleared (refcount)
       8 code#1 dead
    > 1"
  `);
});

test("a class's own bookkeeping is hidden until the snippet is handed it", async () => {
  expect(
    await eventText(python`
      import abc, weakref
      class Base(abc.ABC): pass
      class Derived(Base): pass
      print(isinstance(Derived(), Base))
      r = weakref.ref(Derived)
      print(weakref.getweakrefcount(Derived))
    `),
  ).toMatchInlineSnapshot(`
    "   3 ABCMeta#1 seen  [abc.ABCMeta.__new__]
       3 ref#1 → ABCMeta#1 created via capi  [abc.ABCMeta.__new__]
       4 Derived#1 created
       4 Derived#1 dying (refcount)
       4 Derived#1 dead
       5 ref#1 → ABCMeta#1 reused
    > True
    > 2"
  `);
});

test('a weakref is made by a entry point: ref, proxy, C', async () => {
  expect(
    await eventText(python`
      import capi, weakref
      class A: pass
      a = A()
      r = weakref.ref(a, print)
      p = weakref.proxy(a, print)
      c = capi.PyWeakref_NewRef(a, print)
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created, callback print
       5 proxy#1 → A#1 created via proxy, callback print
       6 PyWeakref_NewRef(A#1, <builtin_function_or_method object>) = ref#2
       6 ref#2 → A#1 created via capi, callback print"
  `);
});

test('a class that is the callback goes by its own name', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      class Farewell:
          def __init__(self, ref): print("bye")
          def __call__(self, ref): print("bye again")
      a = A()
      r = weakref.ref(a, Farewell)
      s = weakref.ref(a, Farewell(None))
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   6 A#1 created
       7 ref#1 → A#1 created, callback Farewell
       8 Farewell#1 created
       8 ref#2 → A#1 created, callback Farewell
       9 A#1 dying (refcount)
       9 ref#2 cleared (refcount)
       9 ref#1 cleared (refcount)
       9 Farewell(ref#2) {
       9 }
       9 Farewell(ref#1) {
       9   Farewell#2 created
       9 }
       9 Farewell#2 dying (refcount)
       9 Farewell#2 dead
       9 Farewell#1 dying (refcount)
       9 Farewell#1 dead
       9 A#1 dead
    > bye
    > bye again
    > bye"
  `);
});

test('an object of a library that nobody has met is introduced by its own finalizer', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class L:
          __module__ = "library"
          def __del__(self):
              global made
              made = weakref.ref(self, lambda ref: print("gone"))
      x = L()
      del x
      x = L()
      x.me = x
      del x
      gc.collect()
    `),
  ).toMatchInlineSnapshot(`
    "   6 L#1 seen
       6 L#1 dying (refcount)
       6 L#1.__del__ {
       6   ref#1 → L#1 created, callback <lambda>
       8 }
       8 ref#1 cleared (refcount)
       8 <lambda>(ref#1) {
       8 }
       8 L#1 dead
      12 collection of generation 2 {
       6   L#2 seen
       6   L#2.__del__ {
       6     ref#2 → L#2 created, callback <lambda>
       6     ref#1 dead
      12   }
      12   L#2 dying (gc)
      12   ref#2 cleared (refcount)
      12   <lambda>(ref#2) {
      12   }
      12   L#2 dead
      12 } collected 1
    > gone
    > gone"
  `);
});

test('met while something runs that its finalizer began: told when that has finished, so that brackets nest', async () => {
  expect(
    await eventText(python`
      import weakref
      class L:
          __module__ = "library"
          def __del__(self):
              global old, me
              me = self
              old = None
      class A: pass
      old = A()
      r = weakref.ref(old, lambda ref: made.append(weakref.ref(me)))
      made = []
      x = L()
      del x
      print(made[0]() is me)
    `),
  ).toMatchInlineSnapshot(`
    "   9 A#1 created
      10 ref#1 → A#1 created, callback <lambda>
       7 A#1 dying (refcount)
       7 ref#1 cleared (refcount)
       7 <lambda>(ref#1) {
      10   L#1 seen
      10   L#1 dying (refcount)
      10   ref#2 → L#1 created
       7 }
       7 L#1.__del__ {
       7   A#1 dead
      13 }
      13 L#1 resurrected
      14 ref#2 looked through by call: alive
    > True"
  `);
});

test('two finalizers that nobody has met, the inner one met first', async () => {
  expect(
    await eventText(python`
      import weakref
      class L:
          __module__ = "library"
          def __init__(self, name): self.name = name
          def __del__(self):
              held.append(self)
              if self.name == "outer":
                  global inner
                  del inner
              else:
                  made.extend(weakref.ref(each) for each in reversed(held))
      held = []
      made = []
      outer = L("outer")
      inner = L("inner")
      del outer
      held.clear()
    `),
  ).toMatchInlineSnapshot(`
    "  11 L#1 seen
      11 L#1 dying (refcount)
      11 L#1.__del__ {
      11   ref#1 → L#1 created
      11   L#2 seen
      11   L#2 dying (refcount)
      11   ref#2 → L#2 created
       9 }
       9 L#2.__del__ {
       9   L#1 resurrected
      16 }
      16 L#2 resurrected
      17 L#1 dying (refcount)
      17 ref#1 cleared (refcount)
      17 L#1 dead
      17 L#2 dying (refcount)
      17 ref#2 cleared (refcount)
      17 L#2 dead"
  `);
});
