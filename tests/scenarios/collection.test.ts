import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { eventText, python } from './eventText.ts';

await nodeAssets();

test('a collection: all clears, all callbacks, all __del__ (refs and proxies dead inside), then it frees', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A:
          def __del__(self):
              try: p.x
              except ReferenceError: print("del", r())
      a, b = A(), A()
      a.b, b.a = b, a
      r = weakref.ref(a)
      p = weakref.proxy(b)
      c = weakref.ref(b, lambda ref: print("called back"))
      del a, b
      print(gc.collect())
    `),
  ).toMatchInlineSnapshot(`
    "   6 A#1 created
       6 A#2 created
       8 ref#1 → A#1 created
       9 proxy#1 → A#2 created via proxy
      10 ref#2 → A#2 created, callback <lambda>
      12 collection of generation 2 {
      12   ref#1 cleared (gc)
      12   proxy#1 cleared (gc)
      12   ref#2 cleared (gc)
      12   <lambda>(ref#2) {
      12   }
      12   A#1.__del__ {
       4     proxy#1 looked through by proxy: dead
       5     ref#1 looked through by call: dead
      12   }
      12   A#2.__del__ {
       4     proxy#1 looked through by proxy: dead
       5     ref#1 looked through by call: dead
      12   }
      12   A#2 dying (gc)
      12   A#2 dead
      12   A#1 dying (gc)
      12   A#1 dead
      12 } collected 2
    > called back
    > del None
    > del None
    > 2"
  `);
});

test('a callback that raises in a collection', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A: pass
      def fail(ref): raise ValueError("boom")
      a = A()
      a.me = a
      r = weakref.ref(a, fail)
      del a
      gc.collect()
    `),
  ).toMatchInlineSnapshot(`
    "   4 A#1 created
       6 ref#1 → A#1 created, callback fail
       8 collection of generation 2 {
       8   ref#1 cleared (gc)
       8   fail(ref#1) {
       8   } raised ValueError: boom
       8   A#1 dying (gc)
       8   A#1 dead
       8 } collected 1
    ! Exception ignored on calling weakref callback <function fail>:
    ! Traceback (most recent call last):
    !   File "snippet.py", line 3, in fail
    !     def fail(ref): raise ValueError("boom")
    ! ValueError: boom"
  `);
});

test('a weakref inside the trash is silent, also in another cycle of the same collection; one outside fires', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A: pass
      a, other = A(), A()
      a.me, other.me = a, other
      a.r = weakref.ref(a, lambda ref: print("own cycle"))
      other.r = weakref.ref(a, lambda ref: print("other cycle"))
      outside = weakref.ref(a, lambda ref: print("outside"))
      del a, other
      gc.collect()
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       3 A#2 created
       5 ref#1 → A#1 created, callback <lambda>
       6 ref#2 → A#1 created, callback <lambda>
       7 ref#3 → A#1 created, callback <lambda>
       9 collection of generation 2 {
       9   ref#3 cleared (gc)
       9   ref#2 cleared (gc)
       9   <lambda>(ref#2) silenced: ref-in-trash
       9   ref#1 cleared (gc)
       9   <lambda>(ref#1) silenced: ref-in-trash
       9   <lambda>(ref#3) {
       9   }
       9   ref#1 dead
       9   A#1 dying (gc)
       9   A#1 dead
       9   ref#2 dead
       9   A#2 dying (gc)
       9   A#2 dead
       9 } collected 6
    > outside"
  `);
});

test('a weakref in the trash to a living object is cleared without its callback', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A: pass
      living, trash = A(), A()
      trash.me = trash
      trash.r = weakref.ref(living, lambda ref: print("never"))
      del trash
      gc.collect()
      del living
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       3 A#2 created
       5 ref#1 → A#1 created, callback <lambda>
       7 collection of generation 2 {
       7   ref#1 cleared (gc)
       7   <lambda>(ref#1) silenced: ref-in-trash
       7   ref#1 dead
       7   A#2 dying (gc)
       7   A#2 dead
       7 } collected 3
       8 A#1 dying (refcount)
       8 A#1 dead"
  `);
});

test('resurrected in a collection: refs are dead, callbacks have run, although the object lives', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A:
          def __del__(self):
              global saved
              saved = self
      a = A()
      a.me = a
      r = weakref.ref(a, lambda ref: print("called back"))
      del a
      print(gc.collect(), r(), saved.me is saved)
      saved.me = None
      del saved
    `),
  ).toMatchInlineSnapshot(`
    "   6 A#1 created
       8 ref#1 → A#1 created, callback <lambda>
      10 collection of generation 2 {
      10   ref#1 cleared (gc)
      10   <lambda>(ref#1) {
      10   }
      10   A#1.__del__ {
      10   }
      10   A#1 resurrected
      10 } collected 0
      10 ref#1 looked through by call: dead
      12 A#1 dying (refcount)
      12 A#1 dead
    > called back
    > 0 None True"
  `);
});

test('a ref made inside __del__ in a collection calls back when its referent is freed', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A:
          def __del__(self):
              global made
              made = weakref.ref(self, lambda ref: print("made in __del__"))
      a = A()
      a.me = a
      r = weakref.ref(a, lambda ref: print("older"))
      del a
      gc.collect()
    `),
  ).toMatchInlineSnapshot(`
    "   6 A#1 created
       8 ref#1 → A#1 created, callback <lambda>
      10 collection of generation 2 {
      10   ref#1 cleared (gc)
      10   <lambda>(ref#1) {
      10   }
      10   A#1.__del__ {
       5     ref#2 → A#1 created, callback <lambda>
      10   }
      10   A#1 dying (gc)
      10   ref#2 cleared (refcount)
      10   <lambda>(ref#2) {
      10   }
      10   A#1 dead
      10 } collected 1
    > older
    > made in __del__"
  `);
});

test('a collection inside a callback of another death, and inside a collection, where it does nothing', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A: pass
      a, b = A(), A()
      b.me = b
      s = weakref.ref(b, lambda ref: print("inner", gc.collect()))
      r = weakref.ref(a, lambda ref: print("outer", gc.collect()))
      del b
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       3 A#2 created
       5 ref#1 → A#2 created, callback <lambda>
       6 ref#2 → A#1 created, callback <lambda>
       8 A#1 dying (refcount)
       8 ref#2 cleared (refcount)
       8 <lambda>(ref#2) {
       6   collection of generation 2 {
       6     ref#1 cleared (gc)
       6     <lambda>(ref#1) {
       6     }
       6     A#2 dying (gc)
       6     A#2 dead
       6   } collected 1
       8 }
       8 A#1 dead
    > inner 0
    > outer 1"
  `);
});

test('an automatic collection says so and is of generation 1; increments that do nothing are hidden', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      print(gc.get_threshold(), gc.get_objects(1))
      class A: pass
      a = A()
      a.me = a
      r = weakref.ref(a, lambda ref: print("called back"))
      del a
      def garbage():
          for index in range(60000):
              trash = {index: garbage}
              trash["me"] = trash
      garbage()
    `),
  ).toMatchInlineSnapshot(`
    "   4 A#1 created
       6 ref#1 → A#1 created, callback <lambda>
      11 collection of generation 1, automatic {
      11   ref#1 cleared (gc)
      11   <lambda>(ref#1) {
      11   }
      11   A#1 dying (gc)
      11   A#1 dead
      11 } collected 33994
    > (2000, 10, 0) []
    > called back"
  `);
});
