import { expect, it } from 'vitest';
import { cyclesOf } from './heapCycles.ts';

/** `1>2 2>1` as links. */
const links = (text: string) =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.split('>').map(Number))
    .map(([from, to]) => ({ from: from!, to: to! }));

it.each([
  ['nothing', '', []],
  ['a chain', '1>2 2>3', []],
  ['two that hold each other', '1>2 2>1', [[1, 2]]],
  ['one that holds itself', '1>1 1>2', [[1]]],
  ['a ring with a tail', '5>1 1>2 2>3 3>1 3>4', [[1, 2, 3]]],
  [
    'two rings with a bridge',
    '1>2 2>1 2>3 3>4 4>3',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['rings that share a member', '1>2 2>1 2>3 3>2', [[1, 2, 3]]],
  ['a diamond', '1>2 1>3 2>4 3>4', []],
])('%s', (_what, text, cycles) => {
  expect(cyclesOf(links(text))).toEqual(cycles);
});

it('follows chains that are longer than a stack', () => {
  const count = 50_000;
  const ring = Array.from({ length: count }, (_, index) => ({ from: index, to: (index + 1) % count }));
  expect(cyclesOf(ring)[0]).toHaveLength(count);
});
