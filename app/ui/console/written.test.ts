import { expect, it } from 'vitest';
import { isWrittenBefore } from '../../model/moment/moment.ts';
import { EventLog } from '../../trace/eventLog.ts';
import { writtenPart } from './written.ts';

/** Three lines of a program; the second makes events 0 and 1, and prints after each of them. */
const log = new EventLog();
for (const [line, seq] of [
  [1, 0],
  [2, 0],
  [3, 2],
] as const)
  log.steps.push({ seq, line, function: '<module>', names: {}, refcounts: new Map(), edges: [] });
const OUTPUT = [
  { text: 'one\n', seq: 0, steps: 1 },
  { text: 'two\n', seq: 1, steps: 2 },
  { text: 'two again\n', seq: 2, steps: 2 },
  { text: 'three\nfour', seq: 2, steps: 3 },
].map((chunk) => ({ stream: 'stdout' as const, ...chunk }));

it.each([
  ['nothing selected', { seq: null, step: null }, 'one two two again three four, 0 later'],
  ['before line 1', { seq: null, step: 0 }, ', 5 later'],
  ['before line 2', { seq: null, step: 1 }, 'one, 4 later'],
  ['event 0', { seq: 0, step: null }, 'one, 4 later'],
  ['event 1', { seq: 1, step: null }, 'one two, 3 later'],
  ['before line 3', { seq: 1, step: 2 }, 'one two two again, 2 later'],
  ['the end', { seq: 1, step: 3 }, 'one two two again three four, 0 later'],
])('%s', (_moment, place, expected) => {
  const { end, laterLines } = writtenPart(OUTPUT, isWrittenBefore(log, { ...place, object: null }));
  const words = OUTPUT.slice(0, end).map(({ text }) => text.trim().replace('\n', ' '));
  expect(`${words.join(' ')}, ${laterLines} later`).toBe(expected);
});
