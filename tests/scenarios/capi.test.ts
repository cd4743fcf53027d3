import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { eventText, printed, python } from './eventText.ts';

await nodeAssets();

test('Check, CheckRef, CheckProxy: by type, dead or alive', async () => {
  expect(
    await printed(python`
      import capi, weakref
      class A: pass
      class R(weakref.ref): pass
      a = A()
      kinds = [weakref.ref(a), R(a), weakref.proxy(a), weakref.proxy(A), a]
      del a
      for check in (capi.PyWeakref_Check, capi.PyWeakref_CheckRef, capi.PyWeakref_CheckProxy):
          print(check.__name__, [check(each) for each in kinds])
    `),
  ).toMatchInlineSnapshot(`
    "PyWeakref_Check [1, 1, 1, 1, 0]
    PyWeakref_CheckRef [1, 1, 0, 0, 0]
    PyWeakref_CheckProxy [0, 0, 1, 1, 0]"
  `);
});

test("NewRef, NewProxy: new or reused; the referent's refcount stays, the callback's rises; callbacks need not be callable", async () => {
  expect(
    await eventText(python`
      import capi, sys, weakref
      class A: pass
      class C:
          def __call__(self): pass
      a = A()
      def gone(ref): pass
      before = sys.getrefcount(a), sys.getrefcount(gone)
      r = capi.PyWeakref_NewRef(a)
      s = capi.PyWeakref_NewRef(a, capi.NULL)
      t = capi.PyWeakref_NewRef(a, None)
      c = capi.PyWeakref_NewRef(a, gone)
      p = capi.PyWeakref_NewProxy(a, gone)
      q = capi.PyWeakref_NewProxy(C())
      five = capi.PyWeakref_NewRef(a, 5)
      print(r is s is t, type(q).__name__, sys.getrefcount(a) - before[0], sys.getrefcount(gone) - before[1])
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   5 A#1 created
       8 PyWeakref_NewRef(A#1) = ref#1
       8 ref#1 → A#1 created via capi
       9 PyWeakref_NewRef(A#1, NULL) = ref#1
       9 ref#1 → A#1 reused via capi
      10 PyWeakref_NewRef(A#1, None) = ref#1
      10 ref#1 → A#1 reused via capi
      11 PyWeakref_NewRef(A#1, <function object>) = ref#2
      11 ref#2 → A#1 created via capi, callback gone
      12 PyWeakref_NewProxy(A#1, <function object>) = proxy#1
      12 proxy#1 → A#1 created via capi, callback gone
      13 C#1 created
      13 PyWeakref_NewProxy(C#1) = proxy#2
      13 proxy#2 → C#1 created via capi
      13 C#1 dying (refcount)
      13 proxy#2 cleared (refcount)
      13 C#1 dead
      14 PyWeakref_NewRef(A#1, 5) = ref#3
      14 ref#3 → A#1 created via capi, callback int
      16 A#1 dying (refcount)
      16 ref#1 cleared (refcount)
      16 ref#3 cleared (refcount)
      16 proxy#1 cleared (refcount)
      16 ref#2 cleared (refcount)
      16 int(ref#3) {
      16 } raised TypeError: 'int' object is not callable
      16 gone(proxy#1) {
      16 }
      16 gone(ref#2) {
      16 }
      16 A#1 dead
    > True CallableProxyType 0 2
    ! Exception ignored while calling weakref callback 5:
    ! Traceback (most recent call last):
    !   File "snippet.py", line 16, in <module>
    !     del a
    ! TypeError: 'int' object is not callable"
  `);
});

test('GetRef, IsDead, GetObject, GET_OBJECT: alive and dead', async () => {
  expect(
    await eventText(python`
      import capi, weakref
      class A: pass
      a = A()
      r = weakref.ref(a)
      capi.PyWeakref_GetRef(r)
      capi.PyWeakref_IsDead(r)
      capi.PyWeakref_GetObject(r)
      capi.PyWeakref_GET_OBJECT(r)
      del a
      print(capi.PyWeakref_GetRef(r), capi.PyWeakref_IsDead(r), capi.PyWeakref_GetObject(r), capi.PyWeakref_GET_OBJECT(r))
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created
       5 PyWeakref_GetRef(ref#1) = 1, A#1
       5 ref#1 looked through by GetRef: alive
       6 PyWeakref_IsDead(ref#1) = 0
       6 ref#1 looked through by IsDead: alive
       7 PyWeakref_GetObject(ref#1) = A#1
       7 ref#1 looked through by GetObject: alive
       8 PyWeakref_GET_OBJECT(ref#1) = A#1
       8 ref#1 looked through by GET_OBJECT: alive
       9 A#1 dying (refcount)
       9 ref#1 cleared (refcount)
       9 A#1 dead
      10 PyWeakref_GetRef(ref#1) = 0, NULL
      10 ref#1 looked through by GetRef: dead
      10 PyWeakref_IsDead(ref#1) = 1
      10 ref#1 looked through by IsDead: dead
      10 PyWeakref_GetObject(ref#1) = None
      10 ref#1 looked through by GetObject: dead
      10 PyWeakref_GET_OBJECT(ref#1) = None
      10 ref#1 looked through by GET_OBJECT: dead
    > (0, NULL) 1 None None"
  `);
});

test("errors: C's own, and ValueError where C leaves it undefined", async () => {
  expect(
    await printed(python`
      import capi
      from capi import NULL
      class A: pass
      def show(function, *given):
          try: print(function.__name__, function(*given))
          except Exception as error: print(f"{function.__name__}: {type(error).__name__}: {error}")
      for name in ("GetRef", "IsDead", "GetObject", "GET_OBJECT"):
          show(getattr(capi, "PyWeakref_" + name), 5)
          show(getattr(capi, "PyWeakref_" + name), NULL)
      for name in ("Check", "CheckRef", "CheckProxy", "NewRef", "NewProxy"):
          show(getattr(capi, "PyWeakref_" + name), NULL)
      show(capi.PyWeakref_NewRef, 5)
      show(capi.PyWeakref_NewProxy, [])
      show(capi.PyWeakref_NewRef)
      show(capi.PyObject_ClearWeakRefs, NULL)
      show(capi.PyObject_ClearWeakRefs, 5)
      show(capi.PyObject_ClearWeakRefs, A())
      show(capi.PyUnstable_Object_ClearWeakRefsNoCallbacks, NULL)
      show(capi.PyUnstable_Object_ClearWeakRefsNoCallbacks, 5)
    `),
  ).toMatchInlineSnapshot(`
    "PyWeakref_GetRef: TypeError: expected a weakref
    PyWeakref_GetRef: SystemError: Objects/weakrefobject.c:954: bad argument to internal function
    PyWeakref_IsDead: TypeError: expected a weakref, got int
    PyWeakref_IsDead: SystemError: Objects/weakrefobject.c:939: bad argument to internal function
    PyWeakref_GetObject: SystemError: Objects/weakrefobject.c:971: bad argument to internal function
    PyWeakref_GetObject: SystemError: Objects/weakrefobject.c:971: bad argument to internal function
    PyWeakref_GET_OBJECT: ValueError: PyWeakref_GET_OBJECT of an object that is no weakref is undefined in C: it checks nothing
    PyWeakref_GET_OBJECT: ValueError: PyWeakref_GET_OBJECT of NULL is undefined in C: it does not check its argument
    PyWeakref_Check: ValueError: PyWeakref_Check of NULL is undefined in C: it does not check its argument
    PyWeakref_CheckRef: ValueError: PyWeakref_CheckRef of NULL is undefined in C: it does not check its argument
    PyWeakref_CheckProxy: ValueError: PyWeakref_CheckProxy of NULL is undefined in C: it does not check its argument
    PyWeakref_NewRef: ValueError: PyWeakref_NewRef of NULL is undefined in C: it does not check its argument
    PyWeakref_NewProxy: ValueError: PyWeakref_NewProxy of NULL is undefined in C: it does not check its argument
    PyWeakref_NewRef: TypeError: cannot create weak reference to 'int' object
    PyWeakref_NewProxy: TypeError: cannot create weak reference to 'list' object
    PyWeakref_NewRef: TypeError: PyWeakref_NewRef expected 1 to 2 arguments, got 0
    PyObject_ClearWeakRefs: SystemError: Objects/weakrefobject.c:1014: bad argument to internal function
    PyObject_ClearWeakRefs: SystemError: Objects/weakrefobject.c:1014: bad argument to internal function
    PyObject_ClearWeakRefs: SystemError: Objects/weakrefobject.c:1014: bad argument to internal function
    PyUnstable_Object_ClearWeakRefsNoCallbacks: ValueError: PyUnstable_Object_ClearWeakRefsNoCallbacks of NULL is undefined in C: it does not check its argument
    PyUnstable_Object_ClearWeakRefsNoCallbacks None"
  `);
});

test('ClearWeakRefs of a living object changes nothing', async () => {
  expect(
    await eventText(python`
      import capi, weakref
      class A: pass
      a = A()
      r = weakref.ref(a, print)
      try: capi.PyObject_ClearWeakRefs(a)
      except SystemError: print(r() is a)
    `),
  ).toMatchInlineSnapshot(`
    "   3 A#1 created
       4 ref#1 → A#1 created, callback print
       5 PyObject_ClearWeakRefs(A#1) = SystemError: Objects/weakrefobject.c:1014: bad argument to internal function
       6 ref#1 looked through by call: alive
    > True"
  `);
});

test('ClearWeakRefsNoCallbacks: refs, proxies and subclasses die, no callback runs, and each keeps its own', async () => {
  expect(
    await eventText(python`
      import capi, weakref
      class A: pass
      class R(weakref.ref): pass
      a = A()
      r, c, p, x = weakref.ref(a), weakref.ref(a, print), weakref.proxy(a), R(a, print)
      capi.PyUnstable_Object_ClearWeakRefsNoCallbacks(a)
      print(r(), c(), x(), c.__callback__ is print, weakref.getweakrefcount(a))
      del a
    `),
  ).toMatchInlineSnapshot(`
    "   4 A#1 created
       5 ref#1 → A#1 created
       5 ref#2 → A#1 created, callback print
       5 proxy#1 → A#1 created via proxy
       5 R#1 → A#1 created, callback print
       6 PyUnstable_Object_ClearWeakRefsNoCallbacks(A#1) = None
       6 ref#1 cleared (api)
       6 proxy#1 cleared (api)
       6 R#1 cleared (api)
       6 print(R#1) silenced: cleared-without-callbacks
       6 ref#2 cleared (api)
       6 print(ref#2) silenced: cleared-without-callbacks
       7 ref#1 looked through by call: dead
       7 ref#2 looked through by call: dead
       7 R#1 looked through by call: dead
       8 A#1 dying (refcount)
       8 A#1 dead
    > None None None True 0"
  `);
});
