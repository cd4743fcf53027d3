import { expect, it } from 'vitest';
import { durationText } from './durationText.ts';

it.each([
  [0, '1 ms'],
  [40.4, '40 ms'],
  [999, '999 ms'],
  [999.6, '1.0 s'],
  [2345, '2.3 s'],
  [9949, '9.9 s'],
  [9951, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [185_000, '3 min 5 s'],
])('%s ms is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
