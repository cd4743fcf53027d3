import { lowerBound } from '../../model/search.ts';
import type { Rows } from '../../model/timeline/rows.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { EventLog } from '../../trace/eventLog.ts';

/** Heights in row space: CSS pixels at full size, before the rows are squeezed to fit. */
export const OBJECT_ROW = 34;
export const WEAKREF_ROW = 26;
/** What a weakref whose callback ran adds below itself. */
export const CALLBACK_LANE = 22;
/** A group's row: how many live is drawn in it. */
export const GROUP_ROW = 56;
export const OPEN_GROUP_ROW = 34;
/** Free space above an object and its weakrefs. */
export const GROUP_GAP = 8;

const known = new WeakMap<Rows, RowTops>();

/** Where the rows of a timeline lie in row space; worked out once for each set of rows. */
export function rowTops({ log, rows }: ViewModel): RowTops {
  let tops = known.get(rows);
  if (tops === undefined) {
    tops = new RowTops(log, rows);
    known.set(rows, tops);
  }
  return tops;
}

export class RowTops {
  /** Where each row starts; one more entry for the end. */
  readonly tops: Uint32Array;

  constructor(log: EventLog, rows: Rows) {
    this.tops = new Uint32Array(rows.count + 1);
    let top = 0;
    for (let row = 0; row < rows.count; row += 1) {
      if (rows.depths[row] === 0) top += GROUP_GAP;
      this.tops[row] = top;
      top += heightOf(log, rows, row);
    }
    this.tops[rows.count] = top;
  }

  /** The height of all rows. */
  get height(): number {
    return this.tops[this.tops.length - 1]!;
  }

  /** The row at a height, the nearest one outside. */
  rowAt(y: number): number {
    const count = this.tops.length - 1;
    return Math.min(Math.max(0, lowerBound(this.tops, y + 1) - 1), Math.max(0, count - 1));
  }
}

function heightOf(log: EventLog, rows: Rows, row: number): number {
  const group = rows.groupAt(row);
  if (group !== null) return group.isOpen ? OPEN_GROUP_ROW : GROUP_ROW;
  const height = log.role(rows.ids[row]!) === 'object' ? OBJECT_ROW : WEAKREF_ROW;
  return height + (rows.hasCallback[row] === 0 ? 0 : CALLBACK_LANE);
}
