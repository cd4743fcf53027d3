import { describe, expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { EVENT_KINDS } from '../../trace/format.ts';
import { buildViewModel } from '../viewModel.ts';
import { sentenceOf, sentenceText } from './sentences.ts';

const seen = new Set<string>();

/** Every event of a program with its sentence. */
function sentences(program: string): string[] {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  return [...viewModel.seqs].map((seq) => {
    seen.add(viewModel.log.kind(seq));
    return sentenceText(viewModel, seq);
  });
}

/** Only the sentences of the last `count` events: the others set the scene. */
function lastSentences(count: number, program: string): string[] {
  return sentences(program).slice(-count);
}

describe('one sentence for each event', () => {
  it('on the first program', () => {
    expect(sentences(FIRST_PROGRAM)).toEqual([
      'Node #1 is created.',
      'ref #1 is made: it leads to Node #1 without keeping it alive.',
      'Asked for another weakref to Node #1, CPython hands out ref #1 again: a plain weakref.ref without a callback is shared.',
      'ref #2 is made: it leads to Node #1 without keeping it alive, with the callback gone.',
      'proxy #1 is made: it stands in for Node #1 without keeping it alive.',
      'The last strong reference to Node #1 is gone: it begins to die.',
      'ref #1 is cleared: from now on it gives None.',
      'proxy #1 is cleared: from now on using it raises ReferenceError.',
      'ref #2 is cleared: from now on it gives None. Its callback gone is due.',
      'The callback gone is called with ref #2: Node #1 can no longer be reached through it.',
      'ref #2 is called and gives None: Node #1 can no longer be reached through it.',
      'The callback gone returns.',
      'Node #1 is dead: its memory is freed.',
    ]);
  });

  it('on a collection: finalizers after the clears, a callback that is silent in the trash', () => {
    expect(
      lastSentences(
        11,
        `
        1 object-created a:Node
        2 ref-created r:ref>a!inner
        3 gc-started 2 asked
        3 ref-cleared r gc
        3 callback-silenced r ref-in-trash
        3 finalizer-started a
        3 finalizer-finished a
        3 object-dying a gc
        3 ref-dead r
        3 object-dead a
        3 gc-finished 2 asked 2 0
        4 gc-started 1 automatic
        4 gc-finished 1 automatic 0 1
      `,
      ),
    ).toEqual([
      'The program asks the garbage collector to look for cycles (generation 2).',
      'The collector clears ref #1: from now on it gives None. Its callback inner will not be called.',
      'ref #1 is itself part of the garbage: the collector will never call its callback inner.',
      '__del__ of Node #1 is called by the collector. Weakrefs made before are dead already.',
      '__del__ of Node #1 has ended.',
      'The collector takes apart the cycle that held Node #1: it begins to die.',
      'ref #1, dead already, is freed.',
      'Node #1 is dead: its memory is freed.',
      'The collector is done: it found 2 objects that nothing could reach.',
      'The garbage collector starts by itself, looking for cycles (generation 1).',
      'The collector is done: it found nothing to free, and 1 that it could not free.',
    ]);
  });

  it('on both resurrections', () => {
    const lives =
      'Phoenix #1 lives on: while it was being finalized, something took a strong reference to it.';
    expect(
      lastSentences(
        3,
        `
        1 object-created a:Phoenix
        2 object-dying a refcount
        2 finalizer-started a
        2 finalizer-finished a
        2 object-resurrected a
      `,
      ),
    ).toEqual([
      '__del__ of Phoenix #1 is called. Weakrefs to it still work in there.',
      '__del__ of Phoenix #1 has ended.',
      `${lives} Its weakrefs stay valid.`,
    ]);
    expect(
      lastSentences(
        1,
        `
        1 object-created a:Phoenix
        2 ref-created r:ref>a
        3 gc-started 2 asked
        3 ref-cleared r gc
        3 finalizer-started a
        3 finalizer-finished a
        3 object-resurrected a
      `,
      ),
    ).toEqual([`${lives} Its older weakrefs stay dead all the same.`]);
  });

  it('says of a weakref itself whether its `__del__` is called by the collector', () => {
    const all = sentences(`
      1 object-created a:A
      2 ref-created q:Q>a
      3 finalizer-started q
      3 finalizer-finished q
      3 ref-dead q
      4 object-created d:D
      5 ref-created r:Q>a
      6 gc-started 2 asked
      6 ref-cleared r gc
      6 finalizer-started r
      6 finalizer-finished r
      6 finalizer-started d
      7 ref-created s:Q>a
      8 finalizer-started s
      8 finalizer-finished s
      8 ref-dead s
      6 finalizer-finished d
      6 ref-dead r
      6 gc-finished 2 asked 2 0
    `);
    expect(all.filter((sentence) => sentence.includes('is called'))).toEqual([
      '__del__ of Q #1 is called. Weakrefs to it still work in there.',
      '__del__ of Q #2 is called by the collector. Weakrefs made before are dead already.',
      '__del__ of D #1 is called by the collector. Weakrefs made before are dead already.',
      '__del__ of Q #3 is called. Weakrefs to it still work in there.',
    ]);
  });

  it('says of a weakref that only the garbage held, but was none, that the collector did not call it', () => {
    expect(
      lastSentences(
        1,
        `
        1 object-created a:A
        2 ref-created q:Q>a
        3 gc-started 0 asked
        3 finalizer-started q
      `,
      ),
    ).toEqual(['__del__ of Q #1 is called. Weakrefs to it still work in there.']);
  });

  it('on every end of a callback', () => {
    expect(
      lastSentences(
        7,
        `
        1 object-seen a:function
        2 ref-created r:ref>a!first
        2 ref-created s:ref>a!second
        2 ref-created t:ref>a!third
        3 ref-dead r
        3 callback-silenced r ref-died-first
        4 ref-cleared s api
        4 callback-silenced s cleared-without-callbacks
        5 ref-cleared t api
        5 callback-started t
        5 callback-finished t raised ValueError: no
      `,
      ),
    ).toEqual([
      'Nothing keeps ref #1 any longer: the weakref itself is freed, function #1 is not affected.',
      'ref #1 goes before function #1 does: its callback first will never be called.',
      'A C API call clears ref #2: from now on it gives None. Its callback second will not be called.',
      'ref #2 was cleared without callbacks: its callback second will never be called.',
      'A C API call clears ref #3: from now on it gives None. Its callback third is due.',
      'The callback third is called with ref #3: function #1 can no longer be reached through it.',
      'The callback third raised ValueError: no. Nobody can catch it there: sys.unraisablehook reports it and the program goes on.',
    ]);
  });

  it('promises nothing of a callback where the trace ends first', () => {
    expect(
      lastSentences(
        1,
        `
        1 object-seen a:function
        2 ref-created r:ref>a!first
        3 ref-cleared r refcount
      `,
      ),
    ).toEqual(['ref #1 is cleared: from now on it gives None.']);
  });

  it('on each entry point', () => {
    expect(
      lastSentences(
        6,
        `
        1 object-seen a:set
        2 ref-created r:ref>a capi
        3 ref-reused r capi
        4 ref-created p:proxy>a capi
        5 ref-created k:KeyedRef>a!remove
        6 ref-reused p
        7 ref-refused int cannot create weak reference to 'int' object
      `,
      ),
    ).toEqual([
      'C code makes ref #1 for set #1 with PyWeakref_NewRef.',
      'Asked by C code for another weakref to set #1, CPython hands out ref #1 again: a plain weakref.ref without a callback is shared.',
      'C code makes proxy #1 for set #1 with PyWeakref_NewProxy.',
      'KeyedRef #1 is made: it leads to set #1 without keeping it alive, with the callback remove.',
      'Asked for another proxy for set #1, CPython hands out proxy #1 again: a plain proxy without a callback is shared.',
      "CPython refuses to make a weakref to an int: TypeError: cannot create weak reference to 'int' object.",
    ]);
  });

  it.each([
    [
      'call',
      'ref #1 is called and gives A #1.',
      'ref #1 is called and gives None: A #1 can no longer be reached through it.',
    ],
    [
      'hash',
      'The hash of ref #1 is asked for: it is that of A #1.',
      'The hash of ref #1 is asked for: A #1 is out of reach, so only a hash taken earlier can be given.',
    ],
    [
      'repr',
      'ref #1 is written out: its repr names A #1.',
      'ref #1 is written out: its repr says that it is dead.',
    ],
    [
      'eq',
      'ref #1 is compared: while its referent can be reached, A #1 is compared in its place.',
      'ref #1 is compared: A #1 is out of reach, so it equals only itself.',
    ],
    [
      'GetRef',
      'PyWeakref_GetRef gives a new strong reference to A #1, found through ref #1.',
      'PyWeakref_GetRef gives NULL: A #1 can no longer be reached through ref #1.',
    ],
    [
      'GetObject',
      'PyWeakref_GetObject gives A #1 through ref #1, as a borrowed reference: nothing keeps it alive meanwhile.',
      'PyWeakref_GetObject gives a borrowed None: A #1 can no longer be reached through ref #1.',
    ],
    [
      'GET_OBJECT',
      'PyWeakref_GET_OBJECT gives A #1 through ref #1, as a borrowed reference: nothing keeps it alive meanwhile.',
      'PyWeakref_GET_OBJECT gives a borrowed None: A #1 can no longer be reached through ref #1.',
    ],
    [
      'IsDead',
      'PyWeakref_IsDead says no: ref #1 still leads to A #1.',
      'PyWeakref_IsDead says yes: ref #1 no longer leads to A #1.',
    ],
  ])('on a look through %s', (via, alive, dead) => {
    const program = `
      1 object-created a:A
      2 ref-created r:ref>a
      3 deref r alive ${via}
      4 deref r dead ${via}
    `;
    expect(lastSentences(2, program)).toEqual([alive, dead]);
  });

  it('on a look through a proxy', () => {
    expect(
      lastSentences(
        2,
        `
        1 object-created a:A
        2 ref-created p:proxy>a
        3 deref p alive proxy
        4 deref p dead proxy
      `,
      ),
    ).toEqual([
      'proxy #1 is used: the operation goes through to A #1.',
      'proxy #1 is used, but no longer leads to A #1: Python raises ReferenceError.',
    ]);
  });

  it('on calls of the C API that do nothing else', () => {
    expect(
      lastSentences(
        3,
        `
        1 object-created a:A
        2 ref-created r:ref>a
        3 capi-call PyWeakref_CheckRef {"arguments":[2],"result":"1"}
        3 capi-call PyWeakref_IsDead {"arguments":["5"],"result":null,"raised":"TypeError: expected a weakref, got int"}
        3 capi-call PyObject_ClearWeakRefs {"arguments":[1],"result":null}
      `,
      ),
    ).toEqual([
      'PyWeakref_CheckRef(ref #1) is called and returns 1.',
      'PyWeakref_IsDead(5) is called and raises TypeError: expected a weakref, got int.',
      'PyObject_ClearWeakRefs(A #1) is called.',
    ]);
  });

  it('on the beginning and the return of a call of the C API', () => {
    expect(
      lastSentences(
        13,
        `
        1 object-created a:A
        3 capi-call PyWeakref_NewRef {"arguments":[1,"gone"],"result":2}
        3 ref-created r:ref>a!gone capi
        4 capi-call PyWeakref_GetRef {"arguments":[2],"result":["1",1]}
        4 deref r alive GetRef
        4 deref r alive call
        5 capi-call PyWeakref_NewRef {"arguments":["5"],"result":null,"raised":"TypeError: no"}
        5 ref-refused int no
        6 capi-call PyWeakref_NewRef {"arguments":["set()","NULL"],"result":4}
        6 object-seen x:set
        6 ref-created q:ref>x capi
        7 capi-call PyUnstable_Object_ClearWeakRefsNoCallbacks {"arguments":[1],"result":null}
        7 ref-cleared r api
        7 callback-silenced r cleared-without-callbacks
      `,
      ),
    ).toEqual([
      'PyWeakref_NewRef(A #1, gone) is called.',
      'C code makes ref #1 for A #1 with PyWeakref_NewRef, with the callback gone. PyWeakref_NewRef returns ref #1.',
      'PyWeakref_GetRef(ref #1) is called.',
      'PyWeakref_GetRef gives a new strong reference to A #1, found through ref #1. PyWeakref_GetRef returns (1, A #1).',
      'ref #1 is called and gives A #1.',
      'PyWeakref_NewRef(5) is called.',
      'CPython refuses to make a weakref to an int: TypeError: no. PyWeakref_NewRef raises TypeError: no.',
      'PyWeakref_NewRef(set(), NULL) is called.',
      'set #1 is met for the first time: how it was made is not recorded.',
      'C code makes ref #2 for set #1 with PyWeakref_NewRef. PyWeakref_NewRef returns ref #2.',
      'PyUnstable_Object_ClearWeakRefsNoCallbacks(A #1) is called.',
      'A C API call clears ref #1: from now on it gives None. Its callback gone will not be called.',
      'ref #1 was cleared without callbacks: its callback gone will never be called. PyUnstable_Object_ClearWeakRefsNoCallbacks returns.',
    ]);
  });

  it('on what follows a call of the C API without being its doing', () => {
    expect(
      lastSentences(
        4,
        `
        1 object-created a:A
        3 capi-call PyWeakref_NewRef {"arguments":[1],"result":2}
        3 ref-created r:ref>a capi
        4 ref-refused int no
        5 ref-reused r
      `,
      ),
    ).toEqual([
      'PyWeakref_NewRef(A #1) is called.',
      'C code makes ref #1 for A #1 with PyWeakref_NewRef. PyWeakref_NewRef returns ref #1.',
      'CPython refuses to make a weakref to an int: TypeError: no.',
      'Asked for another weakref to A #1, CPython hands out ref #1 again: a plain weakref.ref without a callback is shared.',
    ]);
  });

  it('on something that was there before', () => {
    expect(sentences('1 object-seen a:set')).toEqual([
      'set #1 is met for the first time: how it was made is not recorded.',
    ]);
  });

  it('has had every kind by now', () => {
    expect(EVENT_KINDS.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

const NAMED = FIRST_PROGRAM.replace(/(?= *15 object-dying)/, '15 step <module> a=a r=r s=r c=c p=p\n');

it('keeps a thing and the program’s name for it apart, also when the name is gone', () => {
  expect(sentences(NAMED)).toEqual([
    'Node #1 is created. The program calls it a.',
    'ref #1 is made: it leads to Node a without keeping it alive. The program calls it r.',
    'Asked for another weakref to Node a, CPython hands out ref r again: a plain weakref.ref without a callback is shared.',
    'ref #2 is made: it leads to Node a without keeping it alive, with the callback gone. The program calls it c.',
    'proxy #1 is made: it stands in for Node a without keeping it alive. The program calls it p.',
    'The last strong reference to the Node that was called a is gone: it begins to die.',
    'ref r is cleared: from now on it gives None.',
    'proxy p is cleared: from now on using it raises ReferenceError.',
    'ref c is cleared: from now on it gives None. Its callback gone is due.',
    'The callback gone is called with ref c: the Node that was called a can no longer be reached through it.',
    'ref c is called and gives None: the Node that was called a can no longer be reached through it.',
    'The callback gone returns.',
    'The Node that was called a is dead: its memory is freed.',
  ]);
});

it('knows that a name is gone where its object lives on', () => {
  expect(
    lastSentences(
      2,
      `
      1 object-created a:Node
      2 step <module> a=a
      2 ref-created r:ref>a
      3 step <module> a=a r=r
      4 step <module> r=r
      4 deref r alive call
      5 step <module> r=r
      5 ref-dead r
    `,
    ),
  ).toEqual([
    'ref r is called and gives the Node that was called a.',
    'Nothing keeps the ref that was called r any longer: the weakref itself is freed, the Node that was called a is not affected.',
  ]);
});

it('adds the name to the number wherever it is used again for something else', () => {
  expect(
    lastSentences(
      3,
      `
      1 object-created a:Node
      2 object-created b:Node
      2 step <module> node=a
      2 ref-created r:ref>a
      3 step <module> node=b
      3 object-dying a refcount
      4 object-dying b refcount
    `,
    ),
  ).toEqual([
    'ref #1 is made: it leads to Node #1 (called node) without keeping it alive.',
    'The last strong reference to Node #1 (which was called node) is gone: it begins to die.',
    'The last strong reference to Node #2 (which was called node) is gone: it begins to die.',
  ]);
});

it('sets names and code apart from plain words', () => {
  const viewModel = buildViewModel(logOf(NAMED), { hidden: false });
  expect(sentenceOf(viewModel, 1)).toEqual([
    { name: 'ref #1' },
    ' is made: it leads to ',
    'Node',
    ' ',
    { name: 'a' },
    ' without keeping it alive',
    '.',
    ' The program calls it ',
    { name: 'r' },
    '.',
  ]);
  expect(sentenceOf(viewModel, 11)).toEqual(['The callback ', { code: 'gone' }, ' returns.']);
});
