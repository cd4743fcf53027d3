import { expect, it } from 'vitest';
import { isNarrow } from './useIsNarrow.ts';

it.each([
  [1440, 900, 16, false],
  [1920, 1080, 24, false],
  [1024, 768, 24, true],
  [768, 1024, 16, true],
  [360, 800, 16, true],
  // A phone on its side, a small window, a projector at 200 %.
  [844, 390, 16, true],
  [844, 700, 16, false],
  [960, 540, 16, false],
])('a screen of %i × %i px at a text of %i px is narrow: %s', (widthPx, heightPx, fontPx, narrow) => {
  expect(isNarrow(widthPx, heightPx, fontPx)).toBe(narrow);
});
