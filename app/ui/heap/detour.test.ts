import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crosses, detour, roundedPath } from './detour.ts';

const BOX = { x: 100, y: 100, width: 50, height: 40 };

it.each([
  ['level through it', [0, 120], [300, 120], true],
  ['level above it', [0, 99], [300, 99], false],
  ['along its edge', [0, 100], [300, 100], false],
  ['upright through it', [120, 0], [120, 300], true],
  ['ending before it', [0, 120], [99, 120], false],
  ['slanted past a corner', [80, 100], [110, 60], false],
  ['slanted through a corner', [90, 120], [120, 90], true],
] as const)('%s', (_name, [x1, y1], [x2, y2], expected) => {
  expect(
    crosses(
      [
        { x: x1, y: y1 },
        { x: x2, y: y2 },
      ],
      [BOX],
    ),
  ).toBe(expected);
});

it('passes a box in the same row by the shorter side', () => {
  const way = detour({ x: 50, y: 110, turn: 62 }, { x: 300, y: 110, turn: 280 }, [BOX]);
  expect(way?.map(({ y }) => y)).toEqual([110, 110, 91, 91, 110, 110]);
  expect(roundedPath(way!)).toBe(
    'M50,110 L56,110 Q62,110 62,103 L62,98 Q62,91 69,91 L273,91 Q280,91 280,98 L280,103 Q280,110 287,110 L300,110',
  );
});

it('meets no box, wherever they stand', () => {
  const column = fc.record({ x: fc.integer({ min: 70, max: 220 }), y: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(fc.array(column, { maxLength: 12 }), fc.integer({ min: 0, max: 400 }), (corners, y) => {
      const boxes = corners.map(({ x, y }) => ({ x, y, width: 50, height: 40 }));
      const way = detour({ x: 50, y, turn: 62 }, { x: 300, y: 200, turn: 280 }, boxes);
      // There is always a way: above all boxes.
      expect(boxes.length > 0 && way === null).toBe(false);
      if (way !== null) expect(crosses(way, boxes)).toBe(false);
    }),
  );
});
