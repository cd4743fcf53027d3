import { describe, expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { HeapHistory } from '../heap/heapHistory.ts';
import { heapAt } from '../heap/heapMoment.ts';
import { pointOf } from '../moment/moment.ts';
import { plainText } from '../sentences/sentence.ts';
import { buildViewModel } from '../viewModel.ts';
import { holdersOf, whyAlive } from './inspectAlive.ts';
import { doingOf } from './inspectEvent.ts';
import { callbackHistory, structOf } from './inspectWeakref.ts';

function look(program: string, seq: number) {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const history = new HeapHistory(viewModel.log);
  const heap = heapAt(viewModel, history, pointOf(viewModel.log, { seq, step: null, object: null }));
  return { viewModel, history, heap };
}

describe('why an object is alive', () => {
  const why = (step: string, id: number) => {
    const made = ['a', 'b', 'c'].map((name) => `1 object-created ${name}:Node`).join('\n');
    const { heap } = look(`${made}\n2 step <module> ${step}\n2 object-created d:Node`, 3);
    const reason = whyAlive(heap, id);
    return 'path' in reason
      ? `${reason.path} over ${reason.over.join(' ')}`
      : 'cycle' in reason
        ? `cycle ${reason.cycle.join(' ')}`
        : reason.kind;
  };
  it.each([
    ['a name', 'a=a a#1', 1, 'a over 1'],
    ['a path', "cache['k']=a a-.items[0]->b a#1 b#1", 2, "cache['k'].items[0] over 1 2"],
    ['the shortest path', 'a=a a-.x->b b-.y->c a-.z->c', 3, 'a.z over 1 3'],
    ['a cycle', 'a-.x->b b-.y->a a#1 b#1', 1, 'cycle 1 2'],
    ['behind a cycle', 'a-.x->b b-.y->a a-.z->c a#1 b#1 c#1', 3, 'cycle 1 2'],
    ['a cycle that something else holds', 'a-.x->b b-.y->a a#2 b#1', 2, 'elsewhere'],
    ['no name, no cycle', 'a#1', 1, 'elsewhere'],
    ['immortal', 'a#3221225472', 1, 'immortal'],
    ['made on this line', '', 4, 'unknown'],
  ])('%s', (_what, step, id, reason) => {
    expect(why(step, id)).toBe(reason);
  });
});

it('counts a place in a list once, whoever leads to the list', () => {
  // Two players share a list that has both; what holds `a` besides is not seen.
  const { heap } = look(
    `
    1 object-created a:Player
    1 object-created b:Player
    2 step <module> a-.team[0]->a a-.team[1]->b b-.team[0]->a b-.team[1]->b a#2 b#1 0x10:list<a.team,b.team>a[0],b[1]
    2 object-created c:Player
  `,
    2,
  );
  expect(holdersOf(heap, 1).others).toBe(1);
  expect(holdersOf(heap, 2).others).toBe(0);
  expect(whyAlive(heap, 1)).toEqual({ kind: 'elsewhere' });
});

it('says who holds an object, and how many others do', () => {
  const { heap } = look(
    `
    1 object-created a:Node
    1 object-created b:Node
    2 step <module> a=a b=b a-.x->b a-.y->b a#1 b#5
    2 ref-created r:ref>a
  `,
    2,
  );
  expect(holdersOf(heap, 2)).toEqual({ names: ['b'], edges: [{ from: 1, labels: ['.x', '.y'] }], others: 2 });
});

describe('a weakref in memory', () => {
  const struct = (ref: number, beforeSeq: number, program = FIRST_PROGRAM) => {
    const { viewModel, history } = look(program, beforeSeq - 1);
    return structOf(viewModel, history, ref, beforeSeq, 1)
      .filter(({ name }) => name.startsWith('wr_') || name === 'hash')
      .map(({ name, value }) => `${name} ${value}`);
  };
  it('stands in the list of its referent', () => {
    // ref #1, proxy #1, ref #2 with the callback: addresses 0x1020, 0x1060, 0x1040.
    expect(struct(3, 5)).toEqual([
      'wr_object 0x1000',
      'wr_callback gone',
      'hash -1',
      'wr_prev 0x1060',
      'wr_next NULL',
    ]);
    expect(struct(2, 5)).toContain('wr_next 0x1060');
  });
  it('is cleared: no referent, no callback, no list', () => {
    expect(struct(3, 9)).toEqual([
      'wr_object Py_None',
      'wr_callback NULL',
      'hash -1',
      'wr_prev NULL',
      'wr_next NULL',
    ]);
  });
  it('keeps its callback where the collector cleared it, and the hash that was asked for', () => {
    const program = `
      1 object-created a:Node
      1 ref-created r:ref>a!gone
      1 deref r alive hash
      1 ref-cleared r gc
    `;
    expect(struct(2, 2, program)).toContain('hash -1');
    expect(struct(2, 4, program)).toEqual([
      'wr_object Py_None',
      'wr_callback gone',
      'hash that of the referent',
      'wr_prev NULL',
      'wr_next NULL',
    ]);
  });
});

describe('whether a callback will run', () => {
  const textOf = (program: string, beforeSeq: number) => {
    const { viewModel, history } = look(program, beforeSeq - 1);
    return plainText(callbackHistory(viewModel, history, 2, beforeSeq));
  };
  const made = '1 object-created a:Node\n2 ref-created r:ref>a!gone\n';
  it.each([
    [
      'later',
      `${made}3 ref-cleared r refcount\n3 callback-started r`,
      2,
      /^The callback gone will be called on line 3/,
    ],
    [
      'never',
      `${made}3 callback-silenced r ref-died-first`,
      2,
      /^The callback gone will never be called: the weakref goes/,
    ],
    [
      'never, as garbage, whatever becomes of the referent',
      `${made}3 gc-started 2 asked\n3 ref-cleared r gc\n3 callback-silenced r ref-in-trash`,
      2,
      /^The callback gone will never be called: the weakref is garbage itself/,
    ],
    ['not in this trace', made, 2, /^The callback gone waits: it will be called when Node #1 dies/],
    ['it runs', `${made}3 ref-cleared r refcount\n3 callback-started r`, 4, /^The callback gone is running/],
    ['there is none', '1 object-created a:Node\n2 ref-created r:ref>a', 2, /^It has no callback\.$/],
  ])('%s', (_what, program, beforeSeq, sentence) => {
    expect(textOf(program, beforeSeq)).toMatch(sentence);
  });
});

it('names the C function that calls the `__del__` of a weakref, in a collection and outside', () => {
  const callers = (program: string) => {
    const { viewModel, history } = look(`1 object-created a:A\n2 ref-created q:Q>a\n${program}`, 0);
    return doingOf(viewModel, history, viewModel.log.length - 1)!.functions[0];
  };
  expect(callers('3 finalizer-started q')).toBe('subtype_dealloc');
  expect(callers('3 gc-started 2 asked\n3 ref-cleared q gc\n3 finalizer-started q')).toBe('finalize_garbage');
});

it('names the C functions of every event, and a page of the documentation', () => {
  const { viewModel, history } = look(FIRST_PROGRAM, 0);
  const doings = [...viewModel.seqs].map((seq) => doingOf(viewModel, history, seq)!);
  expect(doings.map(({ functions }) => functions.at(-1))).toEqual([
    'PyType_GenericAlloc',
    'get_or_create_weakref',
    'try_reuse_basic_ref',
    'get_or_create_weakref',
    'get_or_create_weakref',
    'subtype_dealloc',
    'PyObject_ClearWeakRefs',
    'PyObject_ClearWeakRefs',
    'PyObject_ClearWeakRefs',
    'handle_callback',
    'weakref_vectorcall',
    'handle_callback',
    'tp_free',
  ]);
  for (const { docs } of doings) expect(docs.url).toMatch(/^https:\/\/docs\.python\.org\/3\.14\/\S+$/);
});
