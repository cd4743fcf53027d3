import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSparse, writeSparse } from './sparseImage.ts';

/** Stretches of zeros and of other words, of all lengths that make a difference. */
const image = fc
  .array(fc.tuple(fc.nat({ max: 800 }), fc.uint32Array({ maxLength: 10 })), { maxLength: 12 })
  .map((parts) => Uint32Array.from(parts.flatMap(([zeros, words]) => [...new Uint32Array(zeros), ...words])));

/** `toEqual` takes seconds for some thousand words. */
function expectSame(actual: Uint32Array, expected: Uint32Array): void {
  const differs = (word: number, at: number) => word !== expected[at];
  expect([actual.length, actual.findIndex(differs)]).toEqual([expected.length, -1]);
}

test('an image comes back as it was, whatever was written before, and nothing else changes', () => {
  const stretch = fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 2000 }));
  fc.assert(
    fc.property(image, fc.array(stretch, { maxLength: 3 }), (words, stretches) => {
      const memory = new Uint32Array(words.length + 12_000);
      for (const [from, length] of stretches) memory.fill(7, from, from + length);
      const behind = memory.slice(words.length);
      const written = stretches.map(([from, length]) => ({ from, to: from + length }));
      writeSparse(packSparse(words), memory, written);
      expectSame(memory.subarray(0, words.length), words);
      expectSame(memory.subarray(words.length), behind);
    }),
  );
});

test('the start of an image can be written alone', () => {
  fc.assert(
    fc.property(image, fc.nat({ max: 10_000 }), (words, length) => {
      const memory = new Uint32Array(words.length + 10_000);
      writeSparse(packSparse(words), memory, [], length);
      expectSame(
        memory.subarray(0, words.length),
        words.map((word, at) => (at < length ? word : 0)),
      );
    }),
  );
});

test('long stretches of zeros take no room, short ones stay', () => {
  const words = new Uint32Array(1_000_001);
  words.set([1], 250_000);
  words.set([4], 250_025);
  words.set([5], 1_000_000);
  expect(packSparse(words).length).toBe(2 + 2 * 2 + 26 + 1);
});
