import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSparse, writeSparse } from './sparseImage.ts';

/** Stretches of zeros and of other words, of all lengths that make a difference. */
const image = fc
  .array(fc.tuple(fc.nat({ max: 800 }), fc.uint32Array({ maxLength: 10 })), { maxLength: 12 })
  .map((parts) => Uint32Array.from(parts.flatMap(([zeros, words]) => [...new Uint32Array(zeros), ...words])));

test('an image comes back as it was, whatever the memory held, and nothing behind it changes', () => {
  fc.assert(
    fc.property(image, fc.nat({ max: 10_000 }), (words, touched) => {
      const memory = new Uint32Array(words.length + 10_000).fill(7, 0, touched);
      writeSparse(packSparse(words), memory, touched);
      expect(memory.subarray(0, words.length)).toEqual(words);
      expect(memory.subarray(words.length)).toEqual(
        new Uint32Array(10_000).fill(7, 0, Math.max(0, touched - words.length)),
      );
    }),
  );
});

test('the start of an image can be written alone', () => {
  fc.assert(
    fc.property(image, fc.nat({ max: 10_000 }), (words, length) => {
      const memory = new Uint32Array(words.length + 10_000);
      writeSparse(packSparse(words), memory, 0, length);
      expect(memory.subarray(0, words.length)).toEqual(words.map((word, at) => (at < length ? word : 0)));
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
