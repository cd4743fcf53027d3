import { expect, it } from 'vitest';
import { traceDocument } from './document.ts';
import { EVENT_KINDS, type Trace } from './format.ts';
import { logFromDocument } from './fromDocument.ts';
import { writtenTexts } from './output.ts';
import { writtenTrace } from './writtenTrace.ts';

/** One event of every kind, with the fields that are easily lost. */
const EVERY_KIND: Trace = writtenTrace(
  ['Node', 'ref 1 gone', 'proxy 1'],
  [
    'object-seen 1 line=3 function="<module>"',
    'ref-created 2 line=3 function=f library="weakref.WeakValueDictionary.__setitem__"',
    'ref-created 3 via=proxy',
    'ref-reused 3 via=capi',
    'ref-refused type=int message="no"',
    'deref 2 via=GetRef',
    'deref 3 via=proxy result=dead',
    'capi-call function="PyWeakref_GetRef" caller="<module>" arguments=[2,"NULL"] result=["1",1]',
    'capi-call function="PyWeakref_IsDead" caller=null arguments=["5"] result=null raised="TypeError"',
    'gc-started generation=1 automatic=true',
    'object-dying 1 cause=gc',
    'finalizer-started 1',
    'finalizer-finished 1',
    'object-resurrected 1',
    'ref-cleared 2 cause=api',
    'callback-started 2',
    'callback-finished 2 outcome=raised error="ValueError:no"',
    'callback-finished 2',
    'callback-silenced 2 why=cleared-without-callbacks',
    'ref-dead 2',
    'object-dead 1',
    'object-created 1',
    'gc-finished generation=1 automatic=true collected=7 uncollectable=3',
  ],
  {
    dropped: 5,
    code: 'a = 1',
    stdout: 'one\n🐍 two\n',
    stderr: 'oh\n',
    output: [
      { stream: 'stdout', length: 4, seq: 0, steps: 1 },
      { stream: 'stderr', length: 3, seq: 4, steps: 1 },
      { stream: 'stdout', length: 6, seq: 23, steps: 2 },
    ],
    steps: [
      { seq: 0, line: 3, function: '<module>', names: {}, refcounts: {}, edges: [] },
      {
        seq: 4,
        line: 5,
        function: 'f',
        names: { a: 1 },
        refcounts: { 1: 2 },
        edges: [[1, 2, 'strong', '.child']],
        containers: [
          {
            address: '0x10',
            type: 'list',
            size: 2,
            heldBy: ['a', [1, '.all'], ['0x20', '[0]']],
            holds: [[2, '[0]']],
          },
        ],
      },
    ],
    stepsDropped: 9,
    end: { seq: 23, line: 0, function: '<module>', names: { a: 1 }, refcounts: {}, edges: [] },
  },
);

it('a document becomes a log and the log the same document', () => {
  expect([...new Set(EVERY_KIND.events.map(({ kind }) => kind))].sort()).toEqual([...EVENT_KINDS].sort());
  const {
    objects,
    events,
    dropped,
    format,
    version,
    steps,
    stepsDropped,
    end,
    code = '',
    output: _,
    ...facts
  } = EVERY_KIND;
  const log = logFromDocument(EVERY_KIND);
  const output = writtenTexts(EVERY_KIND);
  expect(traceDocument(log, { ...facts, code, output }, { hidden: true, steps: true })).toEqual(EVERY_KIND);
});

it('hides the interpreter’s idle collections again', () => {
  const log = logFromDocument(
    writtenTrace(
      ['Node'],
      [
        'gc-started generation=0 automatic=true',
        'gc-finished generation=0 automatic=true collected=0 uncollectable=0',
        'gc-started generation=2 automatic=false',
        'gc-finished generation=2 automatic=false collected=0 uncollectable=0',
        'gc-started generation=0 automatic=true',
        'object-dying 1 cause=gc',
        'gc-finished generation=0 automatic=true collected=1 uncollectable=0',
      ],
    ),
  );
  const hidden = Array.from({ length: log.length }, (_, seq) => (log.isVisible(seq) ? 'shown' : 'hidden'));
  expect(hidden.join(' ')).toBe('hidden hidden shown shown shown shown shown');
});
