import { describe, expect, it } from 'vitest';
import { parseTrace } from './parseTrace.ts';
import { writtenTrace } from './writtenTrace.ts';

const good = () =>
  writtenTrace(
    ['Node', 'ref 1 gone', 'proxy 1'],
    ['object-created 1', 'ref-created 2', 'ref-created 3 via=proxy', 'ref-refused', 'deref 2', 'gc-started'],
    {
      outcome: { kind: 'raised', type: 'ValueError', message: 'no', traceback: '…', line: 4 },
      code: 'a = Node()',
      steps: [
        {
          seq: 0,
          line: 1,
          function: '<module>',
          names: { a: 1 },
          refcounts: { '1': 1 },
          edges: [[1, 2, 'strong', '.r']],
        },
      ],
    },
  );

const problemIn = (json: unknown) => {
  const parsed = parseTrace(json);
  return parsed.kind === 'bad' ? parsed.problem : 'none';
};

describe('parseTrace', () => {
  it('reads a good document, and gives it back whole', () => {
    const json = JSON.parse(JSON.stringify(good()));
    expect(parseTrace(json)).toEqual({ kind: 'ok', trace: good() });
  });

  it('leaves out fields that it does not know', () => {
    expect(parseTrace({ ...good(), colour: 'mauve' })).toEqual({ kind: 'ok', trace: good() });
  });

  it.each([
    [null, 'This is not a weakref trace.'],
    [[1, 2], 'This is not a weakref trace.'],
    [{ traceEvents: [] }, 'This is not a weakref trace.'],
    [{ ...good(), version: 2 }, 'This trace has format version 2; only version 1 can be read.'],
    [{ ...good(), stdout: 3 }, /^This trace is damaged at stdout: /],
    [
      { ...good(), stdout: 'one', output: [{ stream: 'stdout', length: 2, seq: 0 }] },
      'This trace is damaged at output: it tells of 2 characters of stdout, which has 3.',
    ],
    [{ ...good(), outcome: { kind: 'fine' } }, /^This trace is damaged at outcome\.kind: /],
    [
      writtenTrace(['A'], ['object-created 1', 'object-dying 1 cause=boredom']),
      /^This trace is damaged at events\.1\.cause: /,
    ],
    [writtenTrace(['A'], ['object-created 2']), 'This trace is damaged at events.0: there is no object 2.'],
    [writtenTrace(['ref 7'], []), 'This trace is damaged at objects.0: there is no object 7.'],
    [
      { ...good(), objects: good().objects.reverse() },
      'This trace is damaged at objects.0: its id is 3 where 1 was due.',
    ],
    [
      { ...good(), steps: [{ ...good().steps![0], names: { a: 9 } }] },
      'This trace is damaged at steps.0: there is no object 9.',
    ],
    [
      {
        ...good(),
        steps: [
          {
            ...good().steps![0],
            containers: [{ address: '0x10', type: 'list', heldBy: [], holds: [[9, '[0]']] }],
          },
        ],
      },
      'This trace is damaged at steps.0: there is no object 9.',
    ],
  ])('refuses %j in one sentence', (json, problem) => {
    expect(problemIn(json)).toMatch(problem);
  });
});
