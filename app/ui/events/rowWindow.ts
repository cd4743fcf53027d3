/** Up to here every row is really there, so that a browser's own search and screen readers find all of them. */
export const WHOLE_TABLE_UP_TO = 500;

/** Browsers give up on taller elements (Firefox near 17.9 million pixels): beyond, scrolling is scaled. */
const TALLEST_PX = 8_000_000;

/** Rows kept ready above and below the visible ones. */
const SPARE_ROWS = 12;

export interface RowWindow {
  first: number;
  /** One past the last row. */
  end: number;
  spaceBefore: number;
  spaceAfter: number;
}

interface Scrolled {
  count: number;
  rowPx: number;
  scrollTop: number;
  heightPx: number;
}

/** How many pixels of scrolling one row takes. */
function scrollPxPerRow(count: number, rowPx: number): number {
  return Math.min(rowPx, TALLEST_PX / count);
}

/** The rows to draw, and the space that stands for the others. */
export function rowWindow({ count, rowPx, scrollTop, heightPx }: Scrolled): RowWindow {
  if (count <= WHOLE_TABLE_UP_TO) return { first: 0, end: count, spaceBefore: 0, spaceAfter: 0 };
  const perRow = scrollPxPerRow(count, rowPx);
  const onScreen = Math.ceil(heightPx / rowPx);
  const top = Math.min(Math.floor(scrollTop / perRow), Math.max(0, count - onScreen));
  const first = Math.max(0, top - SPARE_ROWS);
  const end = Math.min(count, top + onScreen + SPARE_ROWS);
  const total = Math.max(count * perRow, (end - first) * rowPx);
  const spaceBefore = Math.max(0, Math.min(scrollTop, total - heightPx) - (top - first) * rowPx);
  const exact = perRow === rowPx;
  const before = exact ? first * rowPx : spaceBefore;
  return { first, end, spaceBefore: before, spaceAfter: Math.max(0, total - before - (end - first) * rowPx) };
}

/** Where to scroll to so that a row is seen below the sticky head, moving as little as possible. */
export function scrollTopFor(wanted: Scrolled & { row: number; headPx: number }): number {
  const { row, count, rowPx, headPx, scrollTop, heightPx } = wanted;
  const perRow = count <= WHOLE_TABLE_UP_TO ? rowPx : scrollPxPerRow(count, rowPx);
  const room = Math.max(perRow, ((heightPx - headPx) / rowPx - 1) * perRow);
  const rowTop = row * perRow;
  if (rowTop < scrollTop) return rowTop;
  return rowTop > scrollTop + room ? rowTop - room : scrollTop;
}
