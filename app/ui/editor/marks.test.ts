import { expect, it } from 'vitest';
import { lineInText } from './marks.ts';

it.each([
  ['a\nb\nc', 'a\nb\nc', 2, 2],
  ['a\nb\nc', 'a\nb\nc\nd', 2, 2],
  ['a\nb\nc', 'a\nB\nc', 2, null],
  ['a\nb\nc', 'new\na\nb\nc', 2, null],
  ['a\nb\nc', 'a', 3, null],
  ['a', 'a\nb', 2, null],
  ['a', 'a', 0, null],
  ['a', 'a', null, null],
])('after %j became %j, line %s is shown at %s', (ran, text, line, shown) => {
  expect(lineInText(line, ran, text)).toBe(shown);
});
