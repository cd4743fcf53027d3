import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import type { SavedRun } from '../../session/state.ts';
import { openTrace } from './savedTrace.ts';
import { traceOf } from './traceOf.ts';

const RUN: SavedRun = {
  c: null,
  code: 'import weakref',
  log: logOf(`${FIRST_PROGRAM}\n16 step <module> a=a a#1`),
  output: [
    { stream: 'stdout', text: 'one\n', seq: 3, steps: 0 },
    { stream: 'stderr', text: 'oh\n', seq: 4, steps: 0 },
    { stream: 'stdout', text: 'two\n', seq: 9, steps: 0 },
  ],
  outcome: { kind: 'completed' },
  versions: { python: '3.14.2', pyodide: '314.0.7' },
};

function file(text: string, name = 'trace.json'): File {
  return new File([text], name, { type: 'application/json' });
}

it('saves a run with its explanations, and opens it again', async () => {
  const trace = traceOf(RUN, { hidden: false });
  expect(trace.sentences?.[0]).toBe('Node #1 is created. The program calls it a.');
  expect(trace.stdout).toBe('one\ntwo\n');
  const opened = await openTrace(file(JSON.stringify(trace)));
  if (opened.kind === 'bad') throw new Error(opened.problem);
  expect(opened.hasCode).toBe(true);
  expect(opened.run.code).toBe('import weakref');
  expect(opened.run.output).toEqual(RUN.output);
  expect(traceOf(opened.run, { hidden: false })).toEqual(trace);
});

it('opens a trace that does not tell when its output was written, and does not make it up when saving', async () => {
  const { output: _, ...older } = traceOf(RUN, { hidden: false });
  const opened = await openTrace(file(JSON.stringify(older)));
  if (opened.kind === 'bad') throw new Error(opened.problem);
  expect(opened.run.output.map(({ stream, text, seq }) => `${seq} ${stream} ${text}`)).toEqual([
    '0 stdout one\ntwo\n',
    '0 stderr oh\n',
  ]);
  expect(traceOf(opened.run, { hidden: false })).toEqual(older);
});

it.each([
  ['hello', 'It holds no JSON, so it is no trace.'],
  ['{"traceEvents": []}', 'This is not a weakref trace.'],
  [
    '{"format": "weakref-trace", "version": 2}',
    'This trace has format version 2; only version 1 can be read.',
  ],
])('says in a sentence what is wrong with %s', async (text, reason) => {
  expect(await openTrace(file(text, 'odd.json'))).toEqual({
    kind: 'bad',
    problem: `“odd.json” was not opened. ${reason} Nothing has changed.`,
  });
});
