import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AddressMap } from './addressMap.ts';

/** Few addresses, so that they meet, with some that share a slot; and as far up as wasm's memory goes. */
const address = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((index) => index * 8),
  fc.integer({ min: 0, max: 20 }).map((index) => 0xffff_0000 + index * 16),
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
const change = fc.tuple(address, fc.integer({ min: 0, max: 1_000_000 }));

it('knows what a Map knows, whatever is set and deleted', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 3000, size: 'max' }), (changes) => {
      const map = new AddressMap();
      const model = new Map<number, number>();
      for (const [key, value] of changes) {
        if (value % 3 === 0) {
          map.delete(key);
          model.delete(key);
        } else {
          map.set(key, value);
          model.set(key, value);
        }
      }
      for (const [key] of changes) expect(map.get(key)).toBe(model.get(key) ?? 0);
    }),
    { numRuns: 50 },
  );
});

it('stays right where many live and die at the same few addresses', () => {
  const map = new AddressMap();
  for (let round = 1; round <= 2000; round += 1) {
    for (let at = 8; at <= 8 * 40; at += 8) map.set(at, round + at);
    for (let at = 16; at <= 8 * 40; at += 16) map.delete(at);
  }
  for (let at = 8; at <= 8 * 40; at += 8) expect(map.get(at)).toBe(at % 16 === 0 ? 0 : 2000 + at);
});
