/** Up to here every row is really there, so that a browser's own search and screen readers find all of them. */
export const WHOLE_TABLE_UP_TO = 300;

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

/** The rows to draw, and the space that stands for the others. */
export function rowWindow(scrolled: Scrolled): RowWindow {
  const { count, rowPx, scrollTop, heightPx } = scrolled;
  if (count <= WHOLE_TABLE_UP_TO) return { first: 0, end: count, spaceBefore: 0, spaceAfter: 0 };
  const total = Math.min(count * rowPx, TALLEST_PX);
  const top = scrollTop / scrollPxPerRow(scrolled);
  const first = Math.max(0, Math.floor(top) - SPARE_ROWS);
  const end = Math.min(count, Math.ceil(top + heightPx / rowPx) + SPARE_ROWS);
  const rowsPx = (end - first) * rowPx;
  // The top row lies at the scrolled-to height, and the rows never reach out of the whole.
  const spaceBefore = Math.max(0, Math.min(scrollTop - (top - first) * rowPx, total - rowsPx));
  return { first, end, spaceBefore, spaceAfter: total - spaceBefore - rowsPx };
}

/** How many pixels of scrolling one row takes: its height, or less where the whole would be too tall. */
function scrollPxPerRow({ count, rowPx, heightPx }: Scrolled): number {
  if (count * rowPx <= TALLEST_PX) return rowPx;
  return (TALLEST_PX - heightPx) / (count - heightPx / rowPx);
}

/** Where to scroll to so that a row is seen below the sticky head, moving as little as possible. */
export function scrollTopFor(wanted: Scrolled & { row: number; headPx: number }): number {
  const { row, rowPx, headPx, scrollTop, heightPx } = wanted;
  const perRow = scrollPxPerRow(wanted);
  const top = scrollTop / perRow;
  const room = Math.max(0, (heightPx - headPx) / rowPx - 1);
  if (row < top) return row * perRow;
  return row > top + room ? (row - room) * perRow : scrollTop;
}
