import { expect, test } from 'vitest';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { python } from '../scenarios/eventText.ts';
import { disturbances } from './batch.ts';
import { observedRun, stockRun } from './observedRun.ts';

await nodeAssets();

/** Nothing is printed otherwise than on Pyodide's own wasm, the log is the heap's, and the laws hold. */
async function differences(code: string): Promise<string[]> {
  const stock = await stockRun(code);
  const found: string[] = [];
  for (const recordSteps of [false, true]) {
    const traced = await observedRun(code, recordSteps);
    for (const problem of [...traced.problems, ...disturbances(traced, stock)])
      found.push(recordSteps ? `with steps: ${problem}` : problem);
  }
  return found;
}

test('programs that watch the interpreter themselves see what they would see without us', async () => {
  const programs = {
    'refcounts, ids, counts, statistics': python`
      import gc, sys, weakref
      class A: pass
      a = A()
      r = weakref.ref(a)
      print(id(a), id(r), sys.getrefcount(a), sys.getrefcount(r), weakref.getweakrefcount(a), type(r) is weakref.ref)
      print(gc.get_count(), gc.get_stats(), gc.get_threshold(), len(gc.get_objects()), sys.getallocatedblocks())
      print(sys.getsizeof(a), len(sys.modules), sys.getrecursionlimit())
    `,
    'moments of automatic collections': python`
      import gc, weakref
      class A: pass
      gc.callbacks.append(lambda phase, info: print(phase, info, gc.get_count()))
      def trash():
          for index in range(4500):
              a = A()
              a.me = a
              if index % 500 == 0: a.r = weakref.ref(a, print)
      trash()
      gc.disable()
      trash()
      gc.freeze()
      print(gc.get_freeze_count(), gc.collect())
    `,
    'sys.settrace, sys.setprofile, sys.monitoring': python`
      import sys, weakref
      class A:
          def __del__(self): pass
      def f():
          a = A()
          r = weakref.ref(a, lambda ref: None)
          r()
          return weakref.WeakSet([a])
      seen = []
      def tracer(frame, event, argument):
          seen.append((event, frame.f_code.co_name, frame.f_lineno))
          return tracer
      sys.settrace(tracer); f(); sys.settrace(None)
      sys.setprofile(lambda frame, event, argument: seen.append((event, frame.f_code.co_name))); f(); sys.setprofile(None)
      events = sys.monitoring.events
      sys.monitoring.use_tool_id(3, "test")
      sys.monitoring.register_callback(3, events.CALL, lambda *given: seen.append(("call", str(given[2]).split(" at ")[0])))
      sys.monitoring.set_events(3, events.CALL)
      f()
      sys.monitoring.set_events(3, 0)
      for each in seen: print(each)
    `,
    'sys.unraisablehook': python`
      import sys, weakref
      class A: pass
      def hook(problem): print(problem.exc_type.__name__, problem.err_msg, problem.object)
      sys.unraisablehook = hook
      a = A()
      r = weakref.ref(a, lambda ref: 1 / 0)
      del a
      sys.unraisablehook = None
      a = A()
      r = weakref.ref(a, lambda ref: 1 / 0)
      del a
    `,
    'replaced builtins and weakref functions': python`
      import builtins, weakref
      class A: pass
      class R(weakref.ref): pass
      weakref.ref = R
      builtins.id = builtins.hash = builtins.isinstance = builtins.type = lambda *given: 1 / 0
      a = A()
      d = weakref.WeakKeyDictionary()
      d[a] = 1
      r = weakref.ref(a, lambda ref: print("gone"))
      print(r.__class__.__name__)
      del a
    `,
    'tracebacks and frames': python`
      import gc, sys, traceback, weakref
      class A: pass
      def fail(ref): raise ValueError(sys._getframe().f_back is None, len(gc.get_referrers(ref)))
      a = A()
      r = weakref.ref(a, fail)
      try:
          raise KeyError(r)
      except KeyError as error:
          del a
          traceback.print_exception(error)
      print(sys._getframe().f_back, gc.get_referrers(r) == [globals()])
      undefined
    `,
    'code that has been specialised': python`
      import dis, gc, sys, weakref
      class A:
          def __del__(self): global deaths; deaths += 1
      def hot(holder, items, count):
          for index in range(count):
              holder.held = A()
              items[0] = A()
              r = weakref.ref(holder.held, lambda ref: None)
              r().held = weakref.proxy(items[0])
          return id(holder.held), sys.getrefcount(items[0]), gc.get_count()
      deaths = 0
      print(hot(A(), [None], 3000), deaths)
      print([(each.opname, each.offset) for each in dis.get_instructions(hot, adaptive=True)])
    `,
    ctypes: python`
      import ctypes, weakref
      class A: pass
      a = A()
      print(ctypes.c_long.from_address(id(a)).value)
      ctypes.pythonapi.Py_IncRef(ctypes.py_object(a))
      r = weakref.ref(a, print)
      print(ctypes.c_long.from_address(id(a)).value)
      del a
      print(r() is not None)
    `,
  };
  const found: Record<string, string[]> = {};
  for (const [name, code] of Object.entries(programs)) {
    const differing = await differences(code);
    if (differing.length > 0) found[name] = differing;
  }
  expect(found).toEqual({});
});

const chainOf = (length: number) => python`
  import weakref
  class Link:
      def __init__(self, next): self.next = next
  link = None
  for _ in range(${length}): link = Link(link)
  r = weakref.ref(link)
  del link
  print("torn down")
`;

/** The longest chain of objects, to a hundredth, that an interpreter can tear down. */
async function deepest(survives: (code: string) => Promise<boolean>): Promise<number> {
  let [possible, impossible] = [500, 8000];
  while (impossible - possible > possible / 100) {
    const middle = Math.round((possible + impossible) / 2);
    if (await survives(chainOf(middle))) possible = middle;
    else impossible = middle;
  }
  return possible;
}

test('nearly as deep a chain is torn down as on stock Pyodide; beyond, the trace until then is kept', async () => {
  const stock = await deepest(async (code) => (await stockRun(code)).outcome.kind === 'completed');
  const ours = await deepest(async (code) => (await observedRun(code)).outcome.kind === 'completed');
  console.log(`chains: ${ours} traced, ${stock} on stock Pyodide`);
  expect(ours / stock).toBeGreaterThanOrEqual(0.9);
  const { outcome, log } = await observedRun(chainOf(8000));
  expect(outcome.kind).toBe('crashed');
  expect(log.length).toBeGreaterThan(8000);
});
