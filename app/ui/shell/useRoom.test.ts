import { expect, it } from 'vitest';
import { roomOf } from './useRoom.ts';

it.each([
  [1440, 16, 'wide'],
  [1920, 24, 'wide'],
  [1024, 24, 'narrow'],
  [768, 16, 'narrow'],
  [360, 16, 'very narrow'],
])('a screen of %i px at a text of %i px is %s', (widthPx, fontPx, room) => {
  expect(roomOf(widthPx, fontPx)).toBe(room);
});
