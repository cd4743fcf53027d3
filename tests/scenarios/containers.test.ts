import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { eventText, printed, python } from './eventText.ts';

await nodeAssets();

test("WeakValueDictionary: the entry goes in the KeyedRef's callback, so a newer callback still sees its key", async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      d = weakref.WeakValueDictionary()
      a = A()
      d["k"] = a
      newer = weakref.ref(a, lambda ref: print(list(d.data)))
      del a
      print(list(d.data))
    `),
  ).toMatchInlineSnapshot(`
    "   3 WeakValueDictionary#1 seen  [weakref.WeakValueDictionary.__init__]
       3 ref#1 → WeakValueDictionary#1 created  [weakref.WeakValueDictionary.__init__]
       4 A#1 created
       5 KeyedRef#1 → A#1 created, callback remove  [weakref.KeyedRef.__new__]
       6 ref#2 → A#1 created, callback <lambda>
       7 A#1 dying (refcount)
       7 ref#2 cleared (refcount)
       7 KeyedRef#1 cleared (refcount)
       7 <lambda>(ref#2) {
       7 }
       7 remove(KeyedRef#1) {
       7   ref#1 looked through by call: alive  [weakref.WeakValueDictionary.__init__.<locals>.remove]
       7 }
       7 KeyedRef#1 dead
       7 A#1 dead
    > ['k']
    > []"
  `);
});

test('WeakValueDictionary: replacing an entry destroys its KeyedRef silently', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      d = weakref.WeakValueDictionary()
      d["k"] = a = A()
      d["k"] = b = A()
    `),
  ).toMatchInlineSnapshot(`
    "   3 WeakValueDictionary#1 seen  [weakref.WeakValueDictionary.__init__]
       3 ref#1 → WeakValueDictionary#1 created  [weakref.WeakValueDictionary.__init__]
       4 A#1 created
       4 KeyedRef#1 → A#1 created, callback remove  [weakref.KeyedRef.__new__]
       5 A#2 created
       5 KeyedRef#2 → A#2 created, callback remove  [weakref.KeyedRef.__new__]
       5 remove(KeyedRef#1) silenced: ref-died-first  [weakref.WeakValueDictionary.__setitem__]
       5 KeyedRef#1 dead  [weakref.WeakValueDictionary.__setitem__]"
  `);
});

test('WeakValueDictionary without another owner is empty at once', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      d = weakref.WeakValueDictionary()
      d["k"] = A()
      print(len(d))
    `),
  ).toMatchInlineSnapshot(`
    "   3 WeakValueDictionary#1 seen  [weakref.WeakValueDictionary.__init__]
       3 ref#1 → WeakValueDictionary#1 created  [weakref.WeakValueDictionary.__init__]
       4 A#1 created
       4 KeyedRef#1 → A#1 created, callback remove  [weakref.KeyedRef.__new__]
       4 A#1 dying (refcount)
       4 KeyedRef#1 cleared (refcount)
       4 remove(KeyedRef#1) {
       4   ref#1 looked through by call: alive  [weakref.WeakValueDictionary.__init__.<locals>.remove]
       4 }
       4 KeyedRef#1 dead
       4 A#1 dead
    > 0"
  `);
});

test('WeakKeyDictionary: a newer callback still sees the key; a value that holds its key never dies', async () => {
  expect(
    await eventText(python`
      import gc, weakref
      class A: pass
      d = weakref.WeakKeyDictionary()
      a, b = A(), A()
      d[a] = 1
      d[b] = b
      newer = weakref.ref(a, lambda ref: print(len(d.data)))
      del a, b
      print(gc.collect(), len(d.data))
    `),
  ).toMatchInlineSnapshot(`
    "   3 WeakKeyDictionary#1 seen  [weakref.WeakKeyDictionary.__init__]
       3 ref#1 → WeakKeyDictionary#1 created  [weakref.WeakKeyDictionary.__init__]
       4 A#1 created
       4 A#2 created
       5 ref#2 → A#1 created, callback remove  [weakref.WeakKeyDictionary.__setitem__]
       5 ref#2 looked through by hash: alive  [weakref.WeakKeyDictionary.__setitem__]
       6 ref#3 → A#2 created, callback remove  [weakref.WeakKeyDictionary.__setitem__]
       6 ref#3 looked through by hash: alive  [weakref.WeakKeyDictionary.__setitem__]
       7 ref#4 → A#1 created, callback <lambda>
       8 A#1 dying (refcount)
       8 ref#4 cleared (refcount)
       8 ref#2 cleared (refcount)
       8 <lambda>(ref#4) {
       8 }
       8 remove(ref#2) {
       8   ref#1 looked through by call: alive  [weakref.WeakKeyDictionary.__init__.<locals>.remove]
       8 }
       8 ref#2 dead
       8 A#1 dead
       9 collection of generation 2 {
       9 } collected 0
    > 2
    > 0 1"
  `);
});

test('a weak container is iterated as a copy, and what dies meanwhile is gone from it at once', async () => {
  expect(
    await printed(python`
      import weakref
      class A: pass
      all = [A(), A(), A()]
      s = weakref.WeakSet(all)
      seen = 0
      for a in s:
          seen += 1
          all.clear()
          del a
          print(seen, len(s))
    `),
  ).toMatchInlineSnapshot(`"1 1"`);
});

test('WeakMethod watches the object and the function, and calls back once; ref(a.m) is dead at once', async () => {
  expect(
    await eventText(python`
      import weakref
      class A:
          def m(self): pass
      a = A()
      w = weakref.WeakMethod(a.m, lambda ref: print("called back"))
      r = weakref.ref(a.m)
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   4 A#1 created
       5 WeakMethod#1 → A#1 created, callback _cb  [weakref.WeakMethod.__new__]
       5 function#1 seen  [weakref.WeakMethod.__new__]
       5 ref#1 → function#1 created, callback _cb  [weakref.WeakMethod.__new__]
       5 ref#2 → WeakMethod#1 created  [weakref.WeakMethod.__new__]
       6 method#1 seen
       6 ref#3 → method#1 created
       6 method#1 dying (refcount)
       6 ref#3 cleared (refcount)
       6 method#1 dead
       7 A#1 dying (refcount)
       7 WeakMethod#1 cleared (refcount)
       7 _cb(WeakMethod#1) {
       7   ref#2 looked through by call: alive  [weakref.WeakMethod.__new__.<locals>._cb]
       7 }
       7 A#1 dead
    > called back"
  `);
});

test('WeakMethod when the function dies first', async () => {
  expect(
    await eventText(python`
      import weakref
      class A:
          def m(self): pass
      a = A()
      w = weakref.WeakMethod(a.m, lambda ref: print("called back"))
      del A.m
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   4 A#1 created
       5 WeakMethod#1 → A#1 created, callback _cb  [weakref.WeakMethod.__new__]
       5 function#1 seen  [weakref.WeakMethod.__new__]
       5 ref#1 → function#1 created, callback _cb  [weakref.WeakMethod.__new__]
       5 ref#2 → WeakMethod#1 created  [weakref.WeakMethod.__new__]
       6 function#1 dying (refcount)
       6 ref#1 cleared (refcount)
       6 _cb(ref#1) {
       6   ref#2 looked through by call: alive  [weakref.WeakMethod.__new__.<locals>._cb]
       6 }
       6 function#1 dead
       7 A#1 dying (refcount)
       7 WeakMethod#1 cleared (refcount)
       7 _cb(WeakMethod#1) {
       7   ref#2 looked through by call: alive  [weakref.WeakMethod.__new__.<locals>._cb]
       7 }
       7 ref#2 dead
       7 A#1 dead
    > called back"
  `);
});

test('finalize is a ref with the finalize object as its callback; a call or detach takes it away', async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      a, b, c = A(), A(), A()
      f = weakref.finalize(a, print, "a ended")
      g = weakref.finalize(b, print, "called")
      h = weakref.finalize(c, print, "never")
      del a
      g()
      h.detach()
      del b, c
      print(f.alive, g.alive, h.alive)
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       3 A#2 created
       3 A#3 created
       4 ref#1 → A#1 created, callback finalize  [weakref.finalize.__init__]
       5 ref#2 → A#2 created, callback finalize  [weakref.finalize.__init__]
       6 ref#3 → A#3 created, callback finalize  [weakref.finalize.__init__]
       7 A#1 dying (refcount)
       7 ref#1 cleared (refcount)
       7 finalize(ref#1) {
       7 }
       7 ref#1 dead
       7 A#1 dead
       8 finalize(ref#2) silenced: ref-died-first
       8 ref#2 dead
       9 ref#3 looked through by call: alive  [weakref.finalize.detach]
       9 finalize(ref#3) silenced: ref-died-first
       9 ref#3 dead
      10 A#2 dying (refcount)
      10 A#2 dead
      10 A#3 dying (refcount)
      10 A#3 dead
    > a ended
    > called
    > False False False"
  `);
});

test("finalizers do not run at the end of a page's run", async () => {
  expect(
    await eventText(python`
      import weakref
      class A: pass
      a = A()
      f = weakref.finalize(a, print, "at exit")
      print(f.alive)
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created, callback finalize  [weakref.finalize.__init__]
    > True"
  `);
});
