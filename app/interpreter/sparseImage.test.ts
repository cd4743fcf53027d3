import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSparse, unpackSparse } from './sparseImage.ts';

/** Stretches of zeros and of other bytes, of all lengths that make a difference. */
const image = fc
  .array(fc.tuple(fc.nat({ max: 3000 }), fc.uint8Array({ maxLength: 40 })), { maxLength: 12 })
  .map((parts) => Uint8Array.from(parts.flatMap(([zeros, bytes]) => [...new Uint8Array(zeros), ...bytes])));

test('an image comes back as it was', () => {
  fc.assert(
    fc.property(image, (bytes) => {
      expect(unpackSparse(packSparse(bytes))).toEqual(bytes);
    }),
  );
});

test('long stretches of zeros take no room, short ones stay', () => {
  const bytes = new Uint8Array(4_000_003);
  bytes.set([1, 2, 3], 1_000_000);
  bytes.set([4], 1_000_100);
  bytes.set([5], 4_000_002);
  expect(packSparse(bytes).length).toBe((2 + 2 * 2 + 26 + 1) * 4);
});
