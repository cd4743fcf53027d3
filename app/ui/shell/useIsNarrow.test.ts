import { expect, it } from 'vitest';
import { isNarrow } from './useIsNarrow.ts';

it.each([
  [1440, 16, false],
  [1920, 24, false],
  [1024, 24, true],
  [768, 16, true],
  [360, 16, true],
])('a screen of %i px at a text of %i px is narrow: %s', (widthPx, fontPx, narrow) => {
  expect(isNarrow(widthPx, fontPx)).toBe(narrow);
});
