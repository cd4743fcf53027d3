import { expect, test } from 'vitest';
import { floatLiteral, quoted } from './literals.ts';

test('floats are written as Python writes them', () => {
  const written = [0, -0, 1, -2.5, 0.1, 1e15, 1e16, 1.5e300, 1e-4, 1e-5, 1.25e-7, Number.NaN, -1 / 0].map(
    floatLiteral,
  );
  expect(written.join(' ')).toBe(
    '0.0 -0.0 1.0 -2.5 0.1 1000000000000000.0 1e+16 1.5e+300 0.0001 1e-05 1.25e-07 nan -inf',
  );
});

test('strings are quoted as Python quotes them', () => {
  expect(['a', "it's", '\'"', 'a\nb\\', '\x00\x7f', 'ä €', '\u200b', '\u{1f600}'].map(quoted).join(' ')).toBe(
    String.raw`'a' "it's" '\'"' 'a\nb\\' '\x00\x7f' 'ä €' '\u200b' '😀'`,
  );
});
