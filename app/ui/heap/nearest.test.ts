import { expect, it } from 'vitest';
import { nearestToward } from './nearest.ts';

/** 1 2 in a row, 3 below 1, 4 further below 2. */
const boxes = new Map(
  [
    [1, 0, 0],
    [2, 100, 5],
    [3, 0, 60],
    [4, 110, 200],
  ].map(([id, x, y]) => [id!, { x: x!, y: y!, width: 50, height: 40 }]),
);

it.each([
  [1, 'ArrowRight', 2],
  [1, 'ArrowDown', 3],
  [1, 'ArrowLeft', null],
  [2, 'ArrowDown', 4],
  [2, 'ArrowLeft', 1],
  [3, 'ArrowUp', 1],
  [4, 'ArrowUp', 2],
  [1, 'Enter', null],
])('from %i by %s to %s', (from, key, to) => {
  expect(nearestToward(boxes, from, key)).toBe(to);
});
