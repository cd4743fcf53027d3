import { expect, test } from 'vitest';
import { FourWordRows, prepareRows } from './rows.ts';

const COUNT = 100_000;

function filledRows(): FourWordRows {
  const rows = new FourWordRows();
  for (let row = 0; row < COUNT; row += 1) rows.push(row, row + 1, row + 2, 2 ** 32 - 1);
  expect(rows.length).toBe(COUNT);
  return rows;
}

test('rows are the same in memory that was prepared and in memory that was not', () => {
  const before = filledRows();
  expect(prepareRows(COUNT / 2)).toBe(true);
  const [one, other] = [filledRows(), filledRows()];
  one.set(0, 0, 7);
  for (const [row, first] of [
    [0, 0],
    [16_384, 16_384],
    [COUNT - 1, COUNT - 1],
  ] as const) {
    expect([before, other].map((rows) => [0, 1, 2, 3].map((word) => rows.at(row, word)))).toEqual(
      Array(2).fill([first, first + 1, first + 2, 2 ** 32 - 1]),
    );
  }
  expect(one.at(0, 0)).toBe(7);
});

test('no more is prepared than a large run needs, until some of it is taken', () => {
  const million = 1_000_000;
  while (prepareRows(million));
  expect(prepareRows(1)).toBe(false);
  new FourWordRows().push(1, 2, 3, 4);
  expect(prepareRows(1)).toBe(true);
  expect(prepareRows(1)).toBe(false);
});
