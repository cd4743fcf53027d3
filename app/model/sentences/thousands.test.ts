import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thousands } from './thousands.ts';

test('numbers are written as English writes them', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat({ max: 100_000 }), fc.maxSafeNat()), (count) => {
      expect(thousands(count)).toBe(count.toLocaleString('en'));
    }),
  );
});
