import { expect, it } from 'vitest';
import { lowerBound, nearestValue } from './search.ts';

const SORTED = Uint32Array.of(2, 5, 5, 9);

it('finds where a value belongs', () => {
  expect([0, 2, 3, 5, 6, 9, 10].map((wanted) => lowerBound(SORTED, wanted))).toEqual([0, 0, 1, 1, 3, 3, 4]);
});

it('finds the nearest value, the earlier of two', () => {
  expect([0, 3, 4, 7, 8, 99].map((wanted) => nearestValue(SORTED, wanted))).toEqual([2, 2, 5, 5, 9, 9]);
  expect(nearestValue(new Uint32Array(), 1)).toBeNull();
});
