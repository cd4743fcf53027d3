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

it('goes from a column to the next one, past a wider box of the same column', () => {
  const column = [0, 60].map((y, index) => ({ x: 0, y, width: 50 + 20 * index, height: 40 }));
  const boxes = new Map([...column, { x: 200, y: 10, width: 50, height: 40 }].map((box, id) => [id, box]));
  expect(nearestToward(boxes, 0, 'ArrowRight')).toBe(2);
  expect(nearestToward(boxes, 1, 'ArrowLeft')).toBeNull();
});
