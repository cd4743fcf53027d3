import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, inputLines, parseSettings } from './settings.ts';

describe('kept settings', () => {
  it.each([
    ['nothing kept', null],
    ['no JSON', '{theme'],
    ['no object', '3'],
    ['null', 'null'],
    [
      'unknown values',
      '{"theme": "pink", "timeLimitSeconds": 0, "textSize": 7, "showInterpreterEvents": "yes"}',
    ],
    ['an endless time limit', '{"timeLimitSeconds": 1e99}'],
  ])('fall back to the defaults for %s', (_what, kept) => {
    expect(parseSettings(kept)).toEqual(DEFAULT_SETTINGS);
  });

  it('come back as they were', () => {
    const settings = { ...DEFAULT_SETTINGS, theme: 'dark', timeLimitSeconds: 5, inputText: 'Ada\n' } as const;
    expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
  });

  it('keep what is usable when one of them is not', () => {
    expect(parseSettings('{"theme": "dark", "timeLimitSeconds": -1}')).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
    });
  });
});

it.each([
  ['', []],
  ['Ada', ['Ada']],
  ['Ada\n', ['Ada']],
  ['Ada\n\n3', ['Ada', '', '3']],
  ['\n', ['']],
])('reads %j as the lines %j', (text, lines) => {
  expect(inputLines(text)).toEqual(lines);
});
