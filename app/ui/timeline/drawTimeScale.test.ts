import { expect, it } from 'vitest';
import { durationText, roundAtLeast } from './drawTimeScale.ts';

it('takes round lengths', () => {
  expect([0.3, 1, 1.1, 3, 7, 20, 21, 501].map(roundAtLeast)).toEqual([0.5, 1, 2, 5, 10, 20, 50, 1000]);
});

it('writes them in the unit that suits', () => {
  expect([0.5, 1, 50, 2000, 20_000, 5_000_000].map(durationText)).toEqual([
    '0.5 µs',
    '1 µs',
    '50 µs',
    '2 ms',
    '20 ms',
    '5 s',
  ]);
});
