import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Step } from '../../trace/eventLog.ts';
import { endSchema, stepSchema } from '../../trace/schema.ts';
import { type PackedSteps, StepPacker, unpackSteps } from './stepPacking.ts';

const container = {
  address: '0x10',
  type: 'list',
  heldBy: ['items', [1, '.all'], ['0x20', "['k']"]] as ['items', [1, string], [string, string]],
  holds: [[2, '[0]']] as [[number, string]],
};

const step: Step = {
  seq: 2,
  line: 3,
  function: '<module>',
  names: { a: 1, 'a.child': 2 },
  refcounts: new Map([
    [1, 2],
    [2, -1],
  ]),
  edges: [[1, 2, 'strong', '.child']],
};

function packed(...steps: Step[]): PackedSteps {
  const packer = new StepPacker();
  for (const step of steps) packer.add(step);
  return packer.take()!;
}

/** As the format has it. */
function written({ refcounts, ...rest }: Step): unknown {
  return { ...rest, refcounts: Object.fromEntries(refcounts) };
}

test('steps come back as they were', () => {
  const steps = [
    step,
    { ...step, names: {}, refcounts: new Map(), edges: [] },
    { ...step, containers: [] },
    { ...step, seq: 2_000_000, containers: [container, { ...container, size: 3 }] },
  ];
  const unpacked = unpackSteps(packed(...steps), 1);
  expect(unpacked).toEqual(steps);
  for (const one of unpacked!) expect(v.is(stepSchema, written(one))).toBe(true);
});

test('whatever their names and numbers are', () => {
  const id = fc.integer({ min: 1, max: 1_000_000 });
  const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', ''));
  const any = fc.record({
    seq: fc.nat(),
    line: fc.integer({ min: 1, max: 100_000 }),
    function: name,
    names: fc.dictionary(name, id),
    refcounts: fc.array(fc.tuple(id, fc.integer())).map((pairs) => new Map(pairs)),
    edges: fc.array(fc.tuple(id, id, fc.constant('strong' as const), name)),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1 }), (steps) => {
      expect(unpackSteps(packed(...steps), 1)).toEqual(steps);
    }),
  );
});

test('they are taken once', () => {
  const packer = new StepPacker();
  expect(packer.take()).toBeNull();
  packer.add(step);
  expect(packer.take()?.count).toBe(1);
  expect(packer.take()).toBeNull();
  packer.add({ ...step, line: 9 });
  expect(unpackSteps(packer.take()!, 1)).toEqual([{ ...step, line: 9 }]);
});

test('what the end leaves has no line', () => {
  const end = { ...step, line: 0 };
  expect(unpackSteps(packed(end), 0)).toEqual([end]);
  expect(v.is(endSchema, written(end))).toBe(true);
  expect(unpackSteps(packed(end), 1)).toBeNull();
});

test('what is no step is refused', () => {
  const texts = ['f', 'a'];
  const refused = (numbers: number[], count = 1) =>
    expect(unpackSteps({ count, numbers: Int32Array.from(numbers), texts }, 1)).toBeNull();
  expect(unpackSteps({ count: 1, numbers: Int32Array.of(0, 1, 0, 0, 0, 0, -1), texts }, 1)).toHaveLength(1);
  refused([0, 1, 0, 0, 0, 0, -1], 2); // fewer than was said
  refused([0, 1, 0, 0, 0, 0, -1, 0, 1, 0, 0, 0, 0, -1], 1); // more
  refused([0, 1, 0, 0, 0, 0]); // half a step
  refused([-1, 1, 0, 0, 0, 0, -1]); // seq
  refused([0, 1, 2, 0, 0, 0, -1]); // no such text
  refused([0, 1, 0, -1, 0, 0, -1]); // fewer names than none
  refused([0, 1, 0, 1, 1, 0, 0, 0, -1]); // a name of nothing
  refused([0, 1, 0, 0, 9, 1, 1, 0, -1]); // more refcounts than there are
  refused([0, 1, 0, 0, 0, 1, 1, 0, 1, -1]); // an edge to nothing
});

test('containers are what the schema takes for some', () => {
  const values: unknown[] = [
    [],
    [container, { ...container, size: 3 }],
    {},
    [null],
    [{ ...container, address: '16' }],
    [{ ...container, type: 7 }],
    [{ ...container, size: -1 }],
    [{ ...container, heldBy: 'items' }],
    [{ ...container, heldBy: [3] }],
    [{ ...container, heldBy: [[0, '.x']] }],
    [{ ...container, heldBy: [['x', '.x']] }],
    [{ ...container, heldBy: [[1, 2]] }],
    [{ ...container, holds: null }],
    [{ ...container, holds: [['0x10', '[0]']] }],
    [{ ...container, holds: [[1]] }],
  ];
  const bySchema = values.map((containers) => v.is(stepSchema, { ...(written(step) as object), containers }));
  expect(bySchema.filter(Boolean)).toHaveLength(2);
  const numbers = Int32Array.of(0, 1, 0, 0, 0, 0, 1);
  const isRead = (json: string) => unpackSteps({ count: 1, numbers, texts: ['f', json] }, 1) !== null;
  expect(values.map((containers) => isRead(JSON.stringify(containers)))).toEqual(bySchema);
  expect(isRead('[')).toBe(false);
});

test('containers of many steps with the same text are read once', () => {
  const steps = [1, 2, 3].map((line) => ({ ...step, line, containers: [container] }));
  const [one, ...others] = unpackSteps(packed(...steps), 1)!;
  for (const other of others) expect(other.containers).toBe(one!.containers);
});

test('any numbers at all are read or refused', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 4 }), { maxLength: 30 }), fc.nat(3), (numbers, count) => {
      const steps = unpackSteps({ count, numbers: Int32Array.from(numbers), texts: ['a', '[]', '{'] }, 1);
      for (const one of steps ?? []) expect(v.is(stepSchema, written(one))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
