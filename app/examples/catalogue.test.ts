import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXAMPLE, EXAMPLES } from './catalogue.ts';
import { isExample, textOf } from './texts.ts';

it('lists every example file once', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.py'));
  expect(EXAMPLES.map((example) => `${example.id}.py`).sort()).toEqual(files.sort());
});

it('begins with weakref.ref in five lines, and says early what one wants weak references for', () => {
  const ids = EXAMPLES.map(({ id }) => id);
  expect(ids[0]).toBe('five-lines');
  expect(ids.indexOf('cache')).toBeLessThan(4);
});

it('opens with the program that shows the whole life of one object', () => {
  const lines = textOf(DEFAULT_EXAMPLE).split('\n');
  expect(lines[8]).toBe('a = Node()');
  expect(lines[14]).toBe('del a');
});

describe.each(EXAMPLES)('$title', (example) => {
  const text = textOf(example);

  it('fits a screen and ends with a line end', () => {
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    // As many columns as the editor shows on a screen of 1366 × 768.
    expect(lines.filter((line) => line.length > 48)).toEqual([]);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('prints something, and collects only when it says so', () => {
    expect(text).toContain('print(');
    expect(text.includes('gc.collect()')).toBe(text.includes('gc.disable()'));
  });

  it('is described in one sentence', () => {
    expect(example.sentence).toMatch(/^[^.]+\.$/);
    expect(isExample(text)).toBe(true);
  });
});
