import { expect, test } from 'vitest';
import { LineInput } from './stdin.ts';

/** Reads with a buffer of the given size until the end of file; `|` stands between two reads. */
function readAll(input: LineInput, size: number): string {
  const buffer = new Uint8Array(size);
  const parts: string[] = [];
  for (let count = input.read(buffer); count > 0; count = input.read(buffer))
    parts.push(new TextDecoder().decode(buffer.slice(0, count)));
  return parts.join('|').replaceAll('\n', '$');
}

test('a read gives one line at most', () => {
  expect(readAll(new LineInput(['Ann', '', 'Bob']), 100)).toBe('Ann$|$|Bob$');
  expect(readAll(new LineInput(['Annabel']), 3)).toBe('Ann|abe|l$');
  expect(readAll(new LineInput([]), 3)).toBe('');
});

test('further lines come from elsewhere when the first are used up', () => {
  const further = ['b', 'c'];
  expect(readAll(new LineInput(['a'], () => further.shift() ?? null), 9)).toBe('a$|b$|c$');
});

test('a line pushed later is there to be read', () => {
  const input = new LineInput([]);
  expect(input.hasLine).toBe(false);
  input.push('late');
  expect(input.hasLine).toBe(true);
  expect(readAll(input, 9)).toBe('late$');
});

test('as many lines as there are can be given beforehand', () => {
  const input = new LineInput(new Array<string>(300_000).fill(''));
  const buffer = new Uint8Array(9);
  let count = 0;
  while (input.hasLine) count += input.read(buffer);
  expect(count).toBe(300_000);
  expect(input.read(buffer)).toBe(0);
});
