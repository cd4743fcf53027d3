import * as v from 'valibot';
import { expect, test } from 'vitest';
import { endSchema, stepSchema } from '../trace/schema.ts';
import { isStep } from './isStep.ts';

const step = {
  seq: 2,
  line: 3,
  function: '<module>',
  names: { a: 1, 'a.child': 2 },
  refcounts: new Map<unknown, unknown>([
    [1, 2],
    [2, -1],
  ]),
  edges: [[1, 2, 'strong', '.child']],
};

const container = {
  address: '0x10',
  type: 'list',
  heldBy: ['items', [1, '.all'], ['0x20', "['k']"]],
  holds: [[2, '[0]']],
};

/** The same as the format has it. */
function written(value: unknown): unknown {
  if (!(value instanceof Object) || !('refcounts' in value) || !(value.refcounts instanceof Map))
    return value;
  return { ...value, refcounts: Object.fromEntries(value.refcounts) };
}

test('a step is what the schema takes for one', () => {
  const values: unknown[] = [
    step,
    { ...step, names: {}, refcounts: new Map(), edges: [] },
    { ...step, containers: [] },
    { ...step, containers: [container, { ...container, size: 3 }] },
    { ...step, line: 0 },
    { ...step, containers: undefined },
    { ...step, containers: {} },
    { ...step, containers: [null] },
    { ...step, containers: [{ ...container, address: '16' }] },
    { ...step, containers: [{ ...container, type: 7 }] },
    { ...step, containers: [{ ...container, size: -1 }] },
    { ...step, containers: [{ ...container, size: undefined }] },
    { ...step, containers: [{ ...container, heldBy: 'items' }] },
    { ...step, containers: [{ ...container, heldBy: [3] }] },
    { ...step, containers: [{ ...container, heldBy: [[0, '.x']] }] },
    { ...step, containers: [{ ...container, heldBy: [['x', '.x']] }] },
    { ...step, containers: [{ ...container, heldBy: [[1, 2]] }] },
    { ...step, containers: [{ ...container, holds: null }] },
    { ...step, containers: [{ ...container, holds: [['0x10', '[0]']] }] },
    { ...step, containers: [{ ...container, holds: [[1]] }] },
    null,
    'step',
    {},
    { ...step, seq: -1 },
    { ...step, seq: 1.5 },
    { ...step, line: Number.NaN },
    { ...step, function: null },
    { ...step, names: null },
    { ...step, names: { a: 0 } },
    { ...step, names: { a: '1' } },
    { ...step, refcounts: null },
    { ...step, refcounts: new Map([[1, '2']]) },
    { ...step, refcounts: new Map([[1, Number.NaN]]) },
    { ...step, edges: {} },
    { ...step, edges: [[1, 2, 'strong']] },
    { ...step, edges: [[1, 0, 'strong', '']] },
    { ...step, edges: [[1, 2, 'weak', '']] },
    { ...step, edges: [[1, 2, 'strong', 3]] },
    { ...step, edges: [null] },
  ];
  const bySchema = values.map((value) => v.is(stepSchema, written(value)));
  expect(bySchema.filter(Boolean)).toHaveLength(4);
  expect(values.map((value) => isStep(value, 1))).toEqual(bySchema);
  expect(isStep({ ...step, line: 0 }, 0)).toBe(v.is(endSchema, written({ ...step, line: 0 })));
});

test('refcounts are counted by id', () => {
  expect(isStep({ ...step, refcounts: { 1: 2 } }, 1)).toBe(false);
  expect(isStep({ ...step, refcounts: new Map([['a', 2]]) }, 1)).toBe(false);
});
