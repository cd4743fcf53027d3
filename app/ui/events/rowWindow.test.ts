import { describe, expect, it } from 'vitest';
import { rowWindow, scrollTopFor } from './rowWindow.ts';

const PX = { rowPx: 30, heightPx: 300 };

describe('the rows that are there', () => {
  it('are all of them in a table of ordinary length', () => {
    expect(rowWindow({ ...PX, count: 300, scrollTop: 900 })).toEqual({
      first: 0,
      end: 300,
      spaceBefore: 0,
      spaceAfter: 0,
    });
  });

  it('are those in sight and a few more in a long one', () => {
    expect(rowWindow({ ...PX, count: 10_000, scrollTop: 30_000 })).toEqual({
      first: 988,
      end: 1022,
      spaceBefore: 988 * 30,
      spaceAfter: (10_000 - 1022) * 30,
    });
  });

  it.each([0, 1, 4_000_000, 7_999_700])('fill the screen of a million rows scrolled to %i', (scrollTop) => {
    const { first, end, spaceBefore, spaceAfter } = rowWindow({ ...PX, count: 1_000_000, scrollTop });
    expect(spaceBefore).toBeLessThanOrEqual(scrollTop);
    expect(spaceBefore + (end - first) * 30).toBeGreaterThanOrEqual(scrollTop + 300);
    expect(spaceBefore + (end - first) * 30 + spaceAfter).toBeCloseTo(8_000_000);
  });

  it('reach the last of a million', () => {
    expect(rowWindow({ ...PX, count: 1_000_000, scrollTop: 7_999_700 }).end).toBe(1_000_000);
  });
});

describe('showing a row', () => {
  it('scrolls no more than needed', () => {
    const at = (row: number, scrollTop: number) =>
      scrollTopFor({ ...PX, headPx: 30, count: 400, row, scrollTop });
    expect([at(5, 60), at(1, 60), at(40, 60)]).toEqual([60, 30, 960]);
  });

  it.each([0, 17, 499_999, 999_999])('brings row %i of a million on screen', (row) => {
    const wanted = { ...PX, headPx: 30, count: 1_000_000, row, scrollTop: 123_456 };
    const scrollTop = scrollTopFor(wanted);
    const { first, end, spaceBefore } = rowWindow({ ...wanted, scrollTop });
    expect(row).toBeGreaterThanOrEqual(first);
    expect(row).toBeLessThan(end);
    const top = spaceBefore + (row - first) * 30 - scrollTop;
    expect(top).toBeGreaterThanOrEqual(-30);
    expect(top).toBeLessThanOrEqual(300);
  });
});
