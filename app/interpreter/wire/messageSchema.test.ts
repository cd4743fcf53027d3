import * as v from 'valibot';
import { expect, test } from 'vitest';
import { fromWorkerSchema } from './messageSchema.ts';
import { OUTCOME_TEXT_LENGTH, PROTOCOL_VERSION } from './messages.ts';

const accepts = (message: object) =>
  v.safeParse(fromWorkerSchema, { version: PROTOCOL_VERSION, number: 0, ...message }).success;

const records = {
  packed: new Uint32Array([2, 4, 8]),
  wordCount: 2,
  texts: ['Node'],
  codes: [{ function: 'f', library: 'm.f', isStandardLibrary: false, lines: new Uint32Array([1, 0]) }],
  steps: { count: 0, numberCount: 0, texts: ['a'] },
  stepsDropped: 0,
  end: null,
};

test('what a worker sends is accepted', () => {
  expect(accepts({ kind: 'ready' })).toBe(true);
  expect(
    accepts({
      kind: 'progress',
      records: null,
      output: [{ stream: 'stdout', text: 'hi', seq: 0, steps: 0 }],
    }),
  ).toBe(true);
  expect(accepts({ kind: 'progress', records, output: [] })).toBe(true);
  expect(accepts({ kind: 'rehearsed', records })).toBe(true);
  expect(accepts({ kind: 'done', outcome: { kind: 'exited', code: 'no good' } })).toBe(true);
});

test('anything else is not', () => {
  expect(accepts({ kind: 'ready', version: 0 })).toBe(false);
  expect(accepts({ kind: 'ready', number: -1 })).toBe(false);
  expect(accepts({ kind: 'open', url: 'https://example.org' })).toBe(false);
  expect(accepts({ kind: 'done', outcome: { kind: 'stopped' } })).toBe(false);
  expect(accepts({ kind: 'progress', records: { ...records, steps: [] }, output: [] })).toBe(false);
  expect(
    accepts({ kind: 'progress', records: { ...records, packed: [new Uint32Array([2, 4, 8])] }, output: [] }),
  ).toBe(false);
  expect(
    accepts({ kind: 'progress', records: null, output: [{ stream: 'html', text: '<b>', seq: 0, steps: 0 }] }),
  ).toBe(false);
  const message = 'x'.repeat(OUTCOME_TEXT_LENGTH + 1);
  expect(accepts({ kind: 'done', outcome: { kind: 'crashed', message } })).toBe(false);
  expect(v.safeParse(fromWorkerSchema, 'x'.repeat(1000)).success).toBe(false);
});
