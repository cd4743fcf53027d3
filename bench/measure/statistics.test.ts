import { expect, it } from 'vitest';
import { alternating } from './alternating.ts';
import { geometricMean, growthExponent, quantile, spreadOf } from './statistics.ts';

it('finds the middle of figures in any order, and how far apart they lie', () => {
  expect(spreadOf([5, 1, 9])).toEqual({ median: 5, least: 1, most: 9, count: 3 });
  expect(spreadOf([4, 1, 2, 10]).median).toBe(3);
  expect(() => spreadOf([])).toThrow(RangeError);
});

it('finds a share between two figures', () => {
  expect(quantile([0, 10, 20], 0.95)).toBeCloseTo(19);
  expect(quantile([7], 0.95)).toBe(7);
});

it('takes the mean of ratios as ratios go: twice and half are once', () => {
  expect(geometricMean([2, 0.5])).toBeCloseTo(1);
  expect(geometricMean([1.1, 1.1, 1.1])).toBeCloseTo(1.1);
});

it('distinguishes linear growth from quadratic', () => {
  const points = (grow: (x: number) => number) => [1e4, 1e5, 1e6].map((x) => ({ x, y: grow(x) }));
  expect(growthExponent(points((x) => 3 * x))).toBeCloseTo(1);
  expect(growthExponent(points((x) => x * x))).toBeCloseTo(2);
  expect(growthExponent(points(() => 5))).toBeCloseTo(0);
});

it('asks both sides in turns, and does not count the first of each', async () => {
  const asked: string[] = [];
  const side = (name: string) => async () => {
    asked.push(name);
    return asked.length;
  };
  const pairs = await alternating(3, side('ours'), side('peer'));
  expect(asked.join(' ')).toBe('ours peer ours peer peer ours ours peer');
  expect(pairs).toEqual({ ours: [3, 6, 7], peer: [4, 5, 8] });
});
