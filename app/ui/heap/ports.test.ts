import { expect, it } from 'vitest';
import { portsOf } from './ports.ts';

const box = (x: number, y: number) => ({ x, y, width: 50, height: 40 });
/** 1 2 3 below each other, 4 right of 2. */
const BOXES = new Map([
  [1, box(0, 0)],
  [2, box(0, 60)],
  [3, box(0, 120)],
  [4, box(200, 60)],
]);

function ports(froms: readonly number[], namesHeight: number): number[] {
  const arrows = froms.map((from) => ({ from, to: 4 }));
  const found = portsOf(arrows, BOXES, () => namesHeight);
  return arrows.map((arrow) => Math.round(100 * (found.get(arrow) ?? -1)));
}

it.each([
  ['one comes in at the middle', [2], 0, [50]],
  ['several in the order of their starts', [3, 1], 0, [67, 33]],
  ['past names, above and below', [3, 1, 2], 16, [85, 10, 20]],
  ['at the edge of a box whose names are taller', [2], 45, [8]],
])('%s', (_what, froms, namesHeight, expected) => {
  expect(ports(froms, namesHeight)).toEqual(expected);
});

it('has none for arrows that do not come from the left', () => {
  expect(portsOf([{ from: 4, to: 1 }], BOXES, () => 0).size).toBe(0);
});
