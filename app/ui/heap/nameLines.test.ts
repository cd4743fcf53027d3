import { expect, it } from 'vitest';
import { nameLines } from './nameLines.ts';

it.each([
  [[], []],
  [['a'], ['a']],
  [['r', 's'], ['r, s']],
  [
    ['first', 'last', 'x'],
    ['first', 'last, x'],
  ],
  [
    ['cache', 'a', 'self'],
    ['cache, a', 'self'],
  ],
  [
    ['connection_pool', 'a', 'b'],
    ['connection_pool', 'a, b'],
  ],
])('%j', (names, lines) => {
  expect(nameLines(names)).toEqual(lines);
});
