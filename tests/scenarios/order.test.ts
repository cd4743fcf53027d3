import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { eventText, printed, python } from './eventText.ts';

await nodeAssets();

test("locals die in reverse slot order at a function's return, a list's items last first, attributes first first", async () => {
  expect(
    await printed(python`
      import weakref
      class A:
          def __init__(self, name): self.ref = weakref.ref(self, lambda ref: print(name, end=" "))
      def f():
          a, b, c = A("a"), A("b"), A("c")
      f()
      del f
      x = [A("0"), A("1"), A("2")]
      del x
      x = {0: A("k0"), 1: A("k1")}
      del x
      y = A("y")
      y.p, y.q = A("p"), A("q")
      del y
    `),
  ).toMatchInlineSnapshot(`"c b a 2 1 0 k0 k1 y p q"`);
});

test('the same at frame.clear() and when a generator is closed', async () => {
  expect(
    await printed(python`
      import sys, weakref
      class A:
          def __init__(self, name): self.ref = weakref.ref(self, lambda ref: print(name, end=" "))
      def g():
          a, b = A("a"), A("b")
          yield sys._getframe()
      it = g()
      next(it)
      it.close()
      def h():
          a, b = A("c"), A("d")
          return sys._getframe()
      frame = h()
      print("returned", end=" ")
      frame.clear()
    `),
  ).toMatchInlineSnapshot(`"b a returned d c"`);
});

test('a local watched by a later local never calls back: the watcher dies first', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      def f():
          a = A()
          r = weakref.ref(a, print)
      f()
    `),
  ).toMatchInlineSnapshot(`
    "   4 A#1 created
       5 ref#1 → A#1 created, callback print
       6 print(ref#1) silenced: ref-died-first
       6 ref#1 dead
       6 A#1 dying (refcount)
       6 A#1 dead"
  `);
});

test('rebinding makes the new object before the old one dies', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      a = A()
      r = weakref.ref(a)
      a = A()
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created
       5 A#2 created
       5 A#1 dying (refcount)
       5 ref#1 cleared (refcount)
       5 A#1 dead"
  `);
});

test('a local held by a traceback dies with the exception', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      def f():
          a = A()
          global r
          r = weakref.ref(a)
          raise ValueError
      try: f()
      except ValueError as error:
          print(r() is None)
      print(r() is None)
    `),
  ).toMatchInlineSnapshot(`
    "   4 A#1 created
       6 ref#1 → A#1 created
      10 ref#1 looked through by call: alive
      10 A#1 dying (refcount)
      10 ref#1 cleared (refcount)
      10 A#1 dead
      11 ref#1 looked through by call: dead
    > False
    > True"
  `);
});
