import { expect, it } from 'vitest';
import { leastScroll } from './leastScroll.ts';

it.each([
  ['what is in view stays', [120, 180], 0],
  ['what lies before comes to the start', [60, 90], -40],
  ['what lies after comes to the end', [190, 230], 30],
  ['of what is too large the start is seen', [150, 290], 50],
] as const)('%s', (_what, thing, expected) => {
  expect(leastScroll(thing, [100, 200])).toBe(expected);
});
