import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours of one theme: what the block after `selector` sets. */
function coloursOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--(c-[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  );
}

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const GROUNDS = ['c-ground', 'c-panel'];
const WORDS = ['c-text', 'c-text-quiet'];
const MARKS = ['object', 'weakref', 'callback', 'dead', 'collection', 'error'];
const CODE = ['keyword', 'name', 'string', 'number', 'comment'];

/** [foreground, background, least contrast] */
const PAIRS: [string, string, number][] = [
  ...[...GROUNDS, 'c-hover', 'c-lit'].flatMap((ground): [string, string, number][] => [
    ...WORDS.map((word): [string, string, number] => [word, ground, 4.5]),
    ...MARKS.map((mark): [string, string, number] => [`c-${mark}-text`, ground, 4.5]),
  ]),
  ...[...GROUNDS, 'c-lit'].flatMap((ground) =>
    MARKS.map((mark): [string, string, number] => [`c-${mark}`, ground, 3]),
  ),
  ...['c-ground', 'c-lit'].flatMap((ground) =>
    CODE.map((part): [string, string, number] => [`c-code-${part}`, ground, 4.5]),
  ),
  ...['object', 'weakref', 'callback', 'collection', 'error'].flatMap((mark): [string, string, number][] => [
    ['c-text', `c-${mark}-soft`, 4.5],
    [`c-${mark}-text`, `c-${mark}-soft`, 4.5],
    [`c-${mark}`, `c-${mark}-soft`, 3],
  ]),
  ...GROUNDS.flatMap((ground): [string, string, number][] => [
    ['c-focus', ground, 3],
    ['c-line-strong', ground, 3],
    ['c-run', ground, 3],
  ]),
  ['c-code-line-number', 'c-ground', 4.5],
  ['c-code-line-number', 'c-lit', 4.5],
  ['c-code-line-number', 'c-error-soft', 4.5],
  ['c-text', 'c-code-selection', 4.5],
  ['c-on-run', 'c-run', 4.5],
  ['c-on-run', 'c-run-hover', 4.5],
];

describe.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('the %s theme', (_theme, selector) => {
  const colours = coloursOf(selector);

  it('has every contrast that reading needs', () => {
    const tooWeak = PAIRS.flatMap(([front, back, least]) => {
      const has = contrast(colours.get(front)!, colours.get(back)!);
      return has < least ? [`${front} on ${back}: ${has.toFixed(2)} < ${least}`] : [];
    });
    expect(tooWeak).toEqual([]);
  });
});

it('gives every light colour a dark twin', () => {
  expect([...coloursOf(':root[data-theme="dark"]').keys()]).toEqual([...coloursOf(':root').keys()]);
});

it('computes contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
