import { expect, it } from 'vitest';
import { placeWords, type Rectangle } from './placeWords.ts';

/** Three places on one line, the middle one best. */
const words = { width: 30, places: [100, 60, 140].map((x) => ({ x, y: 20 })) };

it.each([
  ['stand at their best place', 1, [], [100]],
  ['give way to words before them', 3, [], [100, 60, 140]],
  ['give way to boxes', 2, [{ x: 90, y: 0, width: 20, height: 40 }], [60, 140]],
  ['stay away where there is no room', 2, [{ x: 40, y: 0, width: 80, height: 40 }], [140, null]],
  ['may stand below a box', 1, [{ x: 0, y: 0, width: 300, height: 14 }], [100]],
] satisfies [string, number, Rectangle[], (number | null)[]][])('words %s', (_what, count, covered, xs) => {
  const placed = placeWords(
    Array.from({ length: count }, () => words),
    covered,
  );
  expect(placed.map((place) => place?.x ?? null)).toEqual(xs);
});
