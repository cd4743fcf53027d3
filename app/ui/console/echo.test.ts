import { expect, it } from 'vitest';
import { type Echo, withEchoes } from './echo.ts';

const OUTPUT = ['Name? ', 'Age? ', 'hello\n'].map((text) => ({
  stream: 'stdout' as const,
  text,
  seq: 0,
  steps: 0,
}));

const picture = (echoes: Echo[]) =>
  withEchoes(OUTPUT, echoes)
    .map((chunk) => chunk.text)
    .join('');

it('puts what was typed after its prompt', () => {
  expect(picture([])).toBe('Name? Age? hello\n');
  expect(
    picture([
      { after: 1, line: 'Ada' },
      { after: 2, line: '36' },
    ]),
  ).toBe('Name? Ada\nAge? 36\nhello\n');
  expect(picture([{ after: 3, line: 'late' }])).toBe('Name? Age? hello\nlate\n');
  expect(
    picture([
      { after: 1, line: '' },
      { after: 1, line: 'twice' },
    ]),
  ).toBe('Name? \ntwice\nAge? hello\n');
});

it('keeps as much output as there is', () => {
  const much = Array.from({ length: 300_000 }, (_, seq) => ({ ...OUTPUT[0]!, seq }));
  expect(withEchoes(much, [{ after: much.length, line: 'Ada' }])).toHaveLength(much.length + 1);
});
