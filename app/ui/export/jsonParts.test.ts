import { expect, it } from 'vitest';
import { arrayParts, jsonParts } from './jsonParts.ts';

const text = (parts: Iterable<string>) => [...parts].join('');
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

it.each([
  {},
  { a: 1, b: 'two', c: null },
  { few: [1, 2], nested: { x: [] } },
  { many: numbers(12_345), after: true },
])('writes what JSON.parse reads', (object) => {
  expect(JSON.parse(text(jsonParts(object)))).toEqual(object);
});

it.each([0, 1, 4999, 5000, 5001, 10_000])('writes %i elements', (count) => {
  expect(JSON.parse(text(arrayParts(numbers(count))))).toEqual(numbers(count));
});

it('keeps every piece short', () => {
  expect(Math.max(...[...jsonParts({ many: numbers(100_000) })].map((part) => part.length))).toBeLessThan(
    50_000,
  );
});
