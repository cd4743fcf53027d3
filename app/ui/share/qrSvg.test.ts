import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrOf, qrSvg } from './qrSvg.ts';

const PIXELS_A_MODULE = 4;

/** Paints the path of a code as a browser would, into RGBA pixels. */
function paint(size: number, path: string): { pixels: Uint8ClampedArray; width: number } {
  const width = size * PIXELS_A_MODULE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let down = 0; down < PIXELS_A_MODULE; down += 1) {
      const row = (Number(y) * PIXELS_A_MODULE + down) * width;
      const from = (row + Number(x) * PIXELS_A_MODULE) * 4;
      for (let at = from; at < from + Number(length) * PIXELS_A_MODULE * 4; at += 4)
        pixels.fill(0, at, at + 3);
    }
  return { pixels, width };
}

test.each([20, 300, 2000])('a link of %i characters is read back out of its picture', (length) => {
  const link = `https://example.org/#v2=${'Ab1-_z'.repeat(400)}`.slice(0, length);
  const code = qrOf(link);
  if (code.kind !== 'code') throw new Error(code.kind);
  const { pixels, width } = paint(code.size, code.path);
  expect(jsQR(pixels, width, width)?.data).toBe(link);
});

test('a link that no QR code holds is refused', () => {
  expect(qrOf(`https://example.org/#v2=${'A'.repeat(4000)}`)).toEqual({ kind: 'too long' });
});

test('the file is a picture of its own, black on white', () => {
  const code = qrOf('https://example.org/');
  if (code.kind !== 'code') throw new Error(code.kind);
  expect(qrSvg(code)).toMatch(/^<svg xmlns=.*viewBox="0 0 (\d+) \1".*fill="#fff".*<\/svg>$/);
});
