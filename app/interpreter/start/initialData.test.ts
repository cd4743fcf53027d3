import { expect, test } from 'vitest';
import { packInitialData, unpackInitialData } from './initialData.ts';
import { packSparse } from './sparseImage.ts';

const initial = Uint32Array.of(0, 7, 7, 0, 5, 0, 9, 0, 0);
const image = Uint32Array.of(0, 7, 8, 3, 5, 0, 9, 4, 4);

test('only what differs from the image is packed, up to where data ends', () => {
  expect([...packInitialData(initial, image)]).toEqual([28, 8, 2, 7, 0]);
});

test('memory is as it was, and empty where no data was', () => {
  const memory = new Uint32Array(12);
  unpackInitialData(packInitialData(initial, image), packSparse(image), memory);
  expect([...memory]).toEqual([...initial, 0, 0, 0]);
});
