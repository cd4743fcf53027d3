import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { observedRun } from '../fidelity/observedRun.ts';
import { eventText, python } from './eventText.ts';

await nodeAssets();

test('the refcount reaches zero: __del__ sees living refs, all are cleared, callbacks run newest first, then it is freed', async () => {
  expect(
    await eventText(python`
      import weakref
      class A:
          def __del__(self): print("del", r() is self)
      class R(weakref.ref): pass
      a = A()
      r = weakref.ref(a)
      p = weakref.proxy(a)
      c1 = weakref.ref(a, lambda ref: print("ref", r()))
      c2 = weakref.proxy(a, lambda proxy: print("proxy", r()))
      c3 = R(a, lambda ref: print("subclass", r()))
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       6 ref#1 → A#1 created
       7 proxy#1 → A#1 created via proxy
       8 ref#2 → A#1 created, callback <lambda>
       9 proxy#2 → A#1 created via proxy, callback <lambda>
      10 R#1 → A#1 created, callback <lambda>
      11 A#1 dying (refcount)
      11 A#1.__del__ {
       3   ref#1 looked through by call: alive
      11 }
      11 ref#1 cleared (refcount)
      11 proxy#1 cleared (refcount)
      11 R#1 cleared (refcount)
      11 proxy#2 cleared (refcount)
      11 ref#2 cleared (refcount)
      11 <lambda>(R#1) {
      10   ref#1 looked through by call: dead
      11 }
      11 <lambda>(proxy#2) {
       9   ref#1 looked through by call: dead
      11 }
      11 <lambda>(ref#2) {
       8   ref#1 looked through by call: dead
      11 }
      11 A#1 dead
    > del True
    > subclass None
    > proxy None
    > ref None"
  `);
});

test('a callback that raises, even SystemExit, is told to nobody but unraisablehook; the rest still run', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      def leave(ref): raise SystemExit
      def fail(ref): raise ValueError("boom")
      a = A()
      refs = [weakref.ref(a, print), weakref.ref(a, leave), weakref.ref(a, fail)]
      del a
      print("goes on")
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       6 ref#1 → A#1 created, callback print
       6 ref#2 → A#1 created, callback leave
       6 ref#3 → A#1 created, callback fail
       7 A#1 dying (refcount)
       7 ref#3 cleared (refcount)
       7 ref#2 cleared (refcount)
       7 ref#1 cleared (refcount)
       7 fail(ref#3) {
       7 } raised ValueError: boom
       7 leave(ref#2) {
       7 } raised SystemExit
       7 print(ref#1) {
       7   ref#1 looked through by repr: dead
       7 }
       7 A#1 dead
    > <weakref; dead>
    > goes on
    ! Exception ignored while calling weakref callback <function fail>:
    ! Traceback (most recent call last):
    !   File "snippet.py", line 4, in fail
    !     def fail(ref): raise ValueError("boom")
    ! ValueError: boom
    ! Exception ignored while calling weakref callback <function leave>:
    ! Traceback (most recent call last):
    !   File "snippet.py", line 3, in leave
    !     def leave(ref): raise SystemExit
    ! SystemExit:"
  `);
});

test('a callback drops the last reference to a weakref whose callback is due: it still fires', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      a = A()
      refs = [weakref.ref(a, lambda ref: print("older"))]
      newer = weakref.ref(a, lambda ref: refs.clear())
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created, callback <lambda>
       5 ref#2 → A#1 created, callback <lambda>
       6 A#1 dying (refcount)
       6 ref#2 cleared (refcount)
       6 ref#1 cleared (refcount)
       6 <lambda>(ref#2) {
       6 }
       6 <lambda>(ref#1) {
       6 }
       6 ref#1 dead
       6 A#1 dead
    > older"
  `);
});

test('a weakref that dies first, or was never kept, does not call back', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      a = A()
      weakref.ref(a, print)
      r = weakref.ref(a, print)
      del r
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created, callback print
       4 print(ref#1) silenced: ref-died-first
       4 ref#1 dead
       5 ref#2 → A#1 created, callback print
       6 print(ref#2) silenced: ref-died-first
       6 ref#2 dead
       7 A#1 dying (refcount)
       7 A#1 dead"
  `);
});

test('a weakref kept by its own referent fires when the refcount reaches zero', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      class S:
          __slots__ = ("r", "__weakref__")
      a, s = A(), S()
      a.r = weakref.ref(a, lambda ref: print("from the dict"))
      s.r = weakref.ref(s, lambda ref: print("from the slot"))
      del a
      del s
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       5 S#1 created
       6 ref#1 → A#1 created, callback <lambda>
       7 ref#2 → S#1 created, callback <lambda>
       8 A#1 dying (refcount)
       8 ref#1 cleared (refcount)
       8 <lambda>(ref#1) {
       8 }
       8 ref#1 dead
       8 A#1 dead
       9 S#1 dying (refcount)
       9 ref#2 cleared (refcount)
       9 <lambda>(ref#2) {
       9 }
       9 ref#2 dead
       9 S#1 dead
    > from the dict
    > from the slot"
  `);
});

test('the callback of a cleared weakref is gone', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      a = A()
      r = weakref.ref(a, print)
      del a
      print(r.__callback__)
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created, callback print
       5 A#1 dying (refcount)
       5 ref#1 cleared (refcount)
       5 print(ref#1) {
       5   ref#1 looked through by repr: dead
       5 }
       5 A#1 dead
    > <weakref; dead>
    > None"
  `);
});

test('a ref made inside __del__ works, and its callback comes before older ones', async () => {
  expect(
    await eventText(python`
      import weakref
      class A:
          def __del__(self):
              global made
              made = weakref.ref(self, lambda ref: print("made in __del__"))
              print(made() is self)
      a = A()
      r = weakref.ref(a, lambda ref: print("older"))
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   7 A#1 created
       8 ref#1 → A#1 created, callback <lambda>
       9 A#1 dying (refcount)
       9 A#1.__del__ {
       5   ref#2 → A#1 created, callback <lambda>
       6   ref#2 looked through by call: alive
       9 }
       9 ref#2 cleared (refcount)
       9 ref#1 cleared (refcount)
       9 <lambda>(ref#2) {
       9 }
       9 <lambda>(ref#1) {
       9 }
       9 A#1 dead
    > True
    > made in __del__
    > older"
  `);
});

test('resurrected by its finalizer: old refs stay valid; the second death skips __del__ and calls back', async () => {
  expect(
    await eventText(python`
      import weakref
      class A:
          def __del__(self):
              global saved
              saved = self
      a = A()
      r = weakref.ref(a, lambda ref: print("called back"))
      del a
      print(r() is saved)
      del saved
    `),
  ).toMatchInlineSnapshot(`
    "   6 A#1 created
       7 ref#1 → A#1 created, callback <lambda>
       8 A#1 dying (refcount)
       8 A#1.__del__ {
       8 }
       8 A#1 resurrected
       9 ref#1 looked through by call: alive
      10 A#1 dying (refcount)
      10 ref#1 cleared (refcount)
      10 <lambda>(ref#1) {
      10 }
      10 A#1 dead
    > True
    > called back"
  `);
});

test('resurrected by a finalizer written in C: an event loop takes an asynchronous generator to close it', async () => {
  expect(
    await eventText(python`
      import sys, weakref
      async def numbers(): yield 1
      def started(generator):
          if known: refs.append(weakref.ref(generator))
      def abandoned(generator):
          again = weakref.ref(generator)
          taken.append(generator)
      refs, taken = [], []
      sys.set_asyncgen_hooks(started, abandoned)
      for known in True, False:
          generator = numbers()
          try: generator.asend(None).send(None)
          except StopIteration: pass
          del generator
          print(len(taken), refs)
      sys.set_asyncgen_hooks(None, None)
    `),
  ).toMatchInlineSnapshot(`
    "   4 async_generator#1 seen
       4 ref#1 → async_generator#1 created
      14 async_generator#1 dying (refcount)
      14 ref#1 cleared (refcount)
       6 ref#2 → async_generator#1 created
      14 ref#2 dead
      14 async_generator#1 resurrected
      15 ref#1 looked through by repr: dead
       6 async_generator#2 seen
       6 ref#3 → async_generator#2 created
      14 ref#3 dead
      15 ref#1 looked through by repr: dead
    > 1 [<weakref; dead>]
    > 2 [<weakref; dead>]"
  `);
});

test('an address that is used again is a new object', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      where = []
      for _ in range(2):
          a = A()
          where.append(id(a))
          r = weakref.ref(a)
          del a
      print(where[0] == where[1])
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       7 ref#1 → A#1 created
       8 A#1 dying (refcount)
       8 ref#1 cleared (refcount)
       8 A#1 dead
       5 A#2 created
       7 ref#2 → A#2 created
       7 ref#1 dead
       8 A#2 dying (refcount)
       8 ref#2 cleared (refcount)
       8 A#2 dead
    > True"
  `);
});

test('a subclass of ref is a referent itself', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      class R(weakref.ref):
          def __del__(self): print("R.__del__")
      a = A()
      r = R(a, print)
      rr = weakref.ref(r, lambda ref: print("the weakref died"))
      del r
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       6 R#1 → A#1 created, callback print
       7 ref#1 → R#1 created, callback <lambda>
       8 R#1 dying (refcount)
       8 R#1.__del__ {
       8 }
       8 ref#1 cleared (refcount)
       8 <lambda>(ref#1) {
       8 }
       8 print(R#1) silenced: ref-died-first
       8 R#1 dead
       9 A#1 dying (refcount)
       9 A#1 dead
    > R.__del__
    > the weakref died"
  `);
});

test('an object whose class becomes another’s, or the snippet’s, is followed to its end', async () => {
  expect(
    await eventText(python`
      import weakref
      class C: pass
      class Foreign: __module__ = "elsewhere"
      c = C(); c.__class__ = Foreign
      c = None
      f = Foreign(); f.__class__ = C
      r = weakref.ref(f)
      f = None
      again = Foreign(); s = weakref.ref(again)
      again = None
    `),
  ).toMatchInlineSnapshot(`
    "   4 C#1 created
       5 C#1 dying (refcount)
       5 C#1 dead
       6 Foreign#1 seen
       7 ref#1 → Foreign#1 created
       8 Foreign#1 dying (refcount)
       8 ref#1 cleared (refcount)
       8 Foreign#1 dead
       9 Foreign#2 seen
       9 ref#2 → Foreign#2 created
      10 Foreign#2 dying (refcount)
      10 ref#2 cleared (refcount)
      10 Foreign#2 dead"
  `);
});

test('an object that no weakref can refer to is followed too from when its class is the snippet’s', async () => {
  const { problems } = await observedRun(python`
    class Pair(tuple): pass
    class ForeignPair(tuple): __module__ = "elsewhere"
    pairs = [Pair([[]]), ForeignPair([[]]), ForeignPair([[]])]
    pairs[1].__class__ = pairs[2].__class__ = Pair
    del pairs[2]
    plain = []
    try: plain.__class__ = Pair
    except TypeError: del plain
  `);
  expect(problems).toEqual([]);
});

test('an object that is replaced in code that has run often dies there too: the eval loop frees it itself', async () => {
  const { trace, problems } = await observedRun(python`
    class A: pass
    class Slotted: __slots__ = ["held"]
    class Crowded: pass
    def attribute(holder):
        for _ in range(30): holder.held = A()
    def slot(holder):
        for _ in range(30): holder.held = A()
    def dict_of_attributes(holder):
        for _ in range(30): holder.held = A()
    def element(holder):
        for _ in range(30): holder[0] = A()
    def key(holder):
        for _ in range(30): holder[0] = A()
    crowded = Crowded()
    for index in range(100): setattr(crowded, f"name{index}", index)
    kept = [Crowded(), Slotted(), crowded, [None], {}]
    attribute(kept[0]); slot(kept[1]); dict_of_attributes(kept[2]); element(kept[3]); key(kept[4])
  `);
  expect(problems).toEqual([]);
  const deaths = new Map<string | null, number>();
  for (const event of trace.events)
    if (event.kind === 'object-dead') deaths.set(event.function, (deaths.get(event.function) ?? 0) + 1);
  // The last of each is held.
  expect(Object.fromEntries(deaths)).toEqual({
    attribute: 29,
    slot: 29,
    dict_of_attributes: 29,
    element: 29,
    key: 29,
  });
});
