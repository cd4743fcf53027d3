import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../trace/eventLog.ts';
import { nodeAssets } from '../node/nodeAssets.ts';
import { type PackedBatch, Packer, Unpacker } from './packing.ts';
import { StepPacker } from './stepPacking.ts';

const { packer: bytes } = await nodeAssets();
const packer = new Packer(new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource)).exports);
const unpack = (packed: Uint32Array, count: number) => new Unpacker().unpack(packed, count);
const packed = (...pieces: Uint32Array[]) => {
  for (const words of pieces) packer.add(words);
  return packer.take();
};

test('words come back, whatever they are', () => {
  const word = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffffffff }));
  const repeated = fc
    .tuple(fc.array(word, { maxLength: 40 }), fc.nat(200))
    .map(([words, times]) => Array.from({ length: times }, () => words).flat());
  fc.assert(
    fc.property(fc.array(repeated, { maxLength: 6 }), (parts) => {
      const words = Uint32Array.from(parts.flat());
      expect(unpack(packed(words), words.length)).toEqual(words);
    }),
  );
});

test('what comes again takes no room', () => {
  const loop = Uint32Array.from({ length: 65_535 }, (_, index) => (index % 25) * 0x1000193);
  expect(packed(loop).length).toBeLessThan(40);
  expect(unpack(packed(loop), loop.length)).toEqual(loop);
});

test('what never comes again takes hardly more', () => {
  const noise = noiseFrom(1);
  expect(packed(noise).length).toBeLessThanOrEqual(noise.length + 4);
  expect(unpack(packed(noise), noise.length)).toEqual(noise);
});

test('what is added piece by piece follows one another, and is taken once', () => {
  const [one, two] = [
    Uint32Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3),
    Uint32Array.of(9, 9, 9, 9, 9, 9, 9),
  ];
  expect(unpack(packed(one, two), 19)).toEqual(Uint32Array.from([...one, ...two]));
  expect(packer.take()).toEqual(new Uint32Array());
});

test('what repeats an earlier piece takes no room, unless that was taken', () => {
  const noise = noiseFrom(1).subarray(0, 16_000);
  expect(packed(noise, noise).length).toBeLessThan(noise.length + 10);
  const alone = packed(noise);
  expect(alone.length).toBeGreaterThanOrEqual(noise.length);
  expect(unpack(alone, noise.length)).toEqual(noise);
});

test('what comes again in more than can be remembered comes back', () => {
  const loop = Uint32Array.from({ length: 200_000 }, (_, index) => (index % 25) * 0x1000193);
  const pieces = [70_001, 16_384, 3, 16_383].map((length, index) => loop.subarray(index, index + length));
  expect(unpack(packed(loop), loop.length)).toEqual(loop);
  const all = Uint32Array.from(pieces.flatMap((words) => [...words]));
  expect(unpack(packed(...pieces), all.length)).toEqual(all);
});

test('more than the outbox has room for comes back', () => {
  const pieces = [1, 2, 3, 4, 5].map(noiseFrom);
  expect(unpack(packed(...pieces), 5 * 65_535)).toEqual(
    Uint32Array.from(pieces.flatMap((words) => [...words])),
  );
});

test('steps go with the records, and come back as they were', () => {
  const step: Step = { seq: 2, line: 3, function: 'f', names: { a: 1 }, refcounts: new Map(), edges: [] };
  const sentOf = (...steps: Step[]) => {
    const gathered = new StepPacker();
    for (const each of steps) gathered.add(each);
    return packer.addSteps(gathered.take()!);
  };
  packer.add(Uint32Array.of(1, 2, 3));
  const steps = sentOf(step, { ...step, line: 4 });
  const end = sentOf({ ...step, line: 0 });
  const batch = { packed: packer.take(), wordCount: 3, texts: [], codes: [], stepsDropped: 0, steps, end };
  const { words, ...rest } = new Unpacker().batch(batch)!;
  expect([...words]).toEqual([1, 2, 3]);
  expect(rest).toEqual({
    texts: [],
    codes: [],
    stepsDropped: 0,
    steps: [step, { ...step, line: 4 }],
    end: { ...step, line: 0 },
  });
  const isRefused = (changed: Partial<PackedBatch>) =>
    expect(new Unpacker().batch({ ...batch, ...changed })).toBeNull();
  isRefused({ end: null });
  isRefused({ wordCount: 4 });
  isRefused({ steps: { ...steps, numberCount: steps.numberCount + 1 } });
  isRefused({ steps: { ...steps, count: 1 } });
  isRefused({ steps: end, end: steps });
});

test('what was not packed by us is refused', () => {
  const refused = (words: number[], count: number) =>
    expect(unpack(Uint32Array.from(words), count)).toBeNull();
  refused([2, 7], 2); // a literal is missing
  refused([0, 0, 0, 0], 1); // runs of nothing
  refused([1, 7], 2); // fewer words than were said
  refused([3, 7, 7, 7], 2); // more
  refused([1 | (4 << 16), 7], 5); // a distance is missing
  refused([1 | (4 << 16), 7, 0], 5);
  refused([1 | (4 << 16), 7, 2], 5); // before the beginning
  refused([1 | (9 << 16), 7, 1], 5); // copied beyond the end
  expect(unpack(Uint32Array.from([1 | (4 << 16), 7, 1]), 5)).toEqual(Uint32Array.of(7, 7, 7, 7, 7));
});

test('any words at all are unpacked or refused', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300_000), { maxLength: 12 }), fc.nat(3000), (words, count) => {
      const unpacked = unpack(Uint32Array.from(words), count);
      expect(unpacked === null || unpacked.length === count).toBe(true);
    }),
  );
});

function noiseFrom(seed: number): Uint32Array {
  let state = seed;
  return Uint32Array.from({ length: 65_535 }, () => {
    state = Math.imul(state, 1664525) + 1013904223;
    return state;
  });
}
