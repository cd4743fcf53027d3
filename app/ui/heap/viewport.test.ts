import { describe, expect, it } from 'vitest';
import {
  beyond,
  extentOf,
  fitted,
  LEAST_OPENED,
  LEAST_SCALE,
  MOST_SCALE,
  opening,
  zoomed,
} from './viewport.ts';

const box = (x: number, y: number, names = 0) => ({ x, y, width: 100, height: 40, names });
const PANE = { width: 500, height: 300 };

/** Where a stretch of the picture begins and ends in the pane. */
const inPane = ({ scale, left }: { scale: number; left: number }, from: number, to: number) => [
  from * scale - left,
  to * scale - left,
];

it('finds what boxes and the names left of them take', () => {
  expect(extentOf([box(200, 50, 30), box(120, 300), box(260, 10, 5)])).toEqual({
    left: 120,
    right: 360,
    top: 10,
    bottom: 340,
  });
  expect(extentOf([box(100, 0, 70), box(110, 0)])!.left).toBe(30);
  expect(extentOf([])).toBeNull();
});

describe('fitting', () => {
  it('shows all of a stretch in the middle, not enlarged', () => {
    const sight = fitted({ left: 600, right: 800, top: 400, bottom: 500 }, PANE, LEAST_OPENED);
    expect(sight.scale).toBe(1);
    expect(inPane(sight, 600, 800)).toEqual([150, 350]);
    expect(sight.top).toBe(300);
  });

  it('makes it smaller until all is seen, with room around', () => {
    const sight = fitted({ left: 0, right: 568, top: 0, bottom: 100 }, PANE, LEAST_OPENED);
    expect(sight.scale).toBeCloseTo(500 / 600);
    const tall = fitted({ left: 0, right: 100, top: 0, bottom: 368 }, PANE, LEAST_OPENED);
    expect(tall.scale).toBeCloseTo(300 / 400);
  });

  it('shows the upper left of what would get too small', () => {
    const sight = fitted({ left: 1000, right: 3000, top: 500, bottom: 2500 }, PANE, LEAST_OPENED);
    expect(sight).toEqual({ scale: 0.7, left: 700 - 16 * 0.7, top: 350 - 16 * 0.7 });
  });

  it('keeps the size of a long list that is narrow enough', () => {
    expect(fitted({ left: 0, right: 300, top: 0, bottom: 5000 }, PANE, LEAST_OPENED).scale).toBe(1);
    expect(fitted({ left: 0, right: 593, top: 0, bottom: 5000 }, PANE, LEAST_OPENED).scale).toBe(0.8);
  });

  it('never scrolls past the beginning', () => {
    expect(fitted({ left: 5, right: 100, top: 3, bottom: 50 }, PANE, LEAST_OPENED)).toMatchObject({
      left: 0,
      top: 0,
    });
  });
});

it('opens on everything where that fits well, and else on what lives', () => {
  const living = { left: 900, right: 1000, top: 0, bottom: 40 };
  const near = { left: 600, right: 1000, top: 0, bottom: 40 };
  const far = { left: 0, right: 1000, top: 0, bottom: 40 };
  expect(inPane(opening(near, living, PANE), 600, 1000)).toEqual([50, 450]);
  expect(inPane(opening(far, living, PANE), 900, 1000)).toEqual([200, 300]);
  expect(opening(far, null, PANE)).toMatchObject({ scale: 0.7, left: 0 });
  expect(opening(null, null, PANE)).toEqual({ scale: 1, left: 0, top: 0 });
});

it('zooms about a point, between two bounds', () => {
  const sight = { scale: 1, left: 100, top: 60 };
  const nearer = zoomed(sight, 1.5, { x: 200, y: 40 });
  expect(nearer).toEqual({ scale: 1.5, left: 250, top: 110 });
  expect(zoomed(nearer, 1 / 1.5, { x: 200, y: 40 })).toEqual(sight);
  expect(zoomed(sight, 99, { x: 0, y: 0 }).scale).toBe(MOST_SCALE);
  expect(zoomed(sight, 0.001, { x: 0, y: 0 })).toMatchObject({ scale: LEAST_SCALE, left: 20, top: 12 });
  expect(zoomed({ scale: 1, left: 0, top: 0 }, 0.5, { x: 100, y: 100 })).toMatchObject({ left: 0, top: 0 });
});

describe('what lies beyond the edges', () => {
  const sight = { scale: 1, left: 200, top: 100 };
  const counts = (boxes: ReturnType<typeof box>[]) => {
    const { left, right, above, below } = beyond(boxes, sight, PANE);
    return [left, right, above, below].map(({ count, isCut }) => `${count}${isCut ? '!' : ''}`).join(' ');
  };
  it.each([
    ['nothing', [box(300, 200)], '0 0 0 0'],
    ['a hair of it', [box(197, 200), box(603, 97)], '0 0 0 0'],
    ['less than half of one', [box(160, 200)], '0! 0 0 0'],
    ['the names of one', [box(210, 200, 30)], '0! 0 0 0'],
    ['most of one to the left', [box(149, 200)], '1! 0 0 0'],
    ['most of one to the right', [box(651, 200)], '0 1! 0 0'],
    ['less than half to the right', [box(649, 200)], '0 0! 0 0'],
    ['above', [box(300, 79)], '0 0 1! 0'],
    ['below', [box(300, 381), box(400, 500)], '0 0 0 2!'],
    ['one past a corner, where it is further', [box(1000, 500)], '0 1! 0 0!'],
  ])('%s', (_what, boxes, expected) => {
    expect(counts(boxes)).toBe(expected);
  });

  it('counts in the scaled picture', () => {
    const { right } = beyond([box(900, 100)], { scale: 0.5, left: 0, top: 0 }, PANE);
    expect(right).toEqual({ count: 0, isCut: false });
  });
});
