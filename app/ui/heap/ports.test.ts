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

function ports(froms: readonly number[], isNamed: boolean): number[] {
  const arrows = froms.map((from) => ({ from, to: 4 }));
  const found = portsOf(arrows, BOXES, () => isNamed);
  return arrows.map((arrow) => Math.round(100 * (found.get(arrow) ?? -1)));
}

it.each([
  ['one comes in at the middle', [2], false, [50]],
  ['several in the order of their starts', [3, 1], false, [67, 33]],
  ['past names, above and below', [3, 1, 2], true, [78, 15, 29]],
])('%s', (_what, froms, isNamed, expected) => {
  expect(ports(froms, isNamed)).toEqual(expected);
});

it('has none for arrows that do not come from the left', () => {
  expect(portsOf([{ from: 4, to: 1 }], BOXES, () => false).size).toBe(0);
});
