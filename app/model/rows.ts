import type { EventLog } from '../trace/eventLog.ts';
import type { EventsByObject } from './eventsByObject.ts';
import { lowerBound } from './search.ts';

/** Heights in row space: CSS pixels at full size, before the rows are squeezed to fit. */
export const OBJECT_ROW = 34;
export const WEAKREF_ROW = 26;
/** What a weakref whose callback ran adds below itself. */
export const CALLBACK_LANE = 22;
/** Free space above an object and its weakrefs. */
export const GROUP_GAP = 8;

/**
 * One row an object or weakref: objects in order of appearance, under each its weakrefs in the order of
 * CPython's list: the basic ref, the basic proxy, then the newest first.
 */
export class Rows {
  readonly ids: Uint32Array;
  readonly depths: Uint8Array;
  /** Where each row starts in row space; one more entry for the end. */
  readonly tops: Uint32Array;
  readonly #rowOf: Int32Array;

  constructor(log: EventLog, idsInOrder: Uint32Array, calledBack: Uint8Array) {
    const children = new WeakrefLists(log, idsInOrder);
    this.ids = new Uint32Array(idsInOrder.length);
    this.depths = new Uint8Array(idsInOrder.length);
    this.tops = new Uint32Array(idsInOrder.length + 1);
    this.#rowOf = new Int32Array(log.objectCount + 1).fill(-1);
    let row = 0;
    let top = 0;
    const pendingIds: number[] = [];
    const pendingDepths: number[] = [];
    for (let at = 0; at < idsInOrder.length; at += 1) {
      if (log.referent(idsInOrder[at]!) !== 0) continue;
      pendingIds.push(idsInOrder[at]!);
      pendingDepths.push(0);
      while (pendingIds.length > 0) {
        const id = pendingIds.pop()!;
        const depth = pendingDepths.pop()!;
        if (depth === 0) top += GROUP_GAP;
        this.ids[row] = id;
        this.depths[row] = Math.min(depth, 255);
        this.tops[row] = top;
        this.#rowOf[id] = row;
        top += log.role(id) === 'object' ? OBJECT_ROW : WEAKREF_ROW;
        if (calledBack[id] !== 0) top += CALLBACK_LANE;
        row += 1;
        for (const child of children.of(id).reverse()) {
          pendingIds.push(child);
          pendingDepths.push(depth + 1);
        }
      }
    }
    this.tops[row] = top;
  }

  get count(): number {
    return this.ids.length;
  }
  /** The height of all rows, in row space. */
  get height(): number {
    return this.tops[this.count]!;
  }
  /** The row of an object or weakref; null where it has none. */
  rowOf(id: number): number | null {
    const row = this.#rowOf[id] ?? -1;
    return row === -1 ? null : row;
  }
  /** The row at a height in row space, the nearest one outside. */
  rowAt(y: number): number {
    return Math.min(Math.max(0, lowerBound(this.tops, y + 1) - 1), Math.max(0, this.count - 1));
  }
}

/** The weakrefs of every object, as linked lists in typed arrays: no array an object. */
class WeakrefLists {
  readonly #heads: readonly [Uint32Array, Uint32Array, Uint32Array];
  readonly #next: Uint32Array;

  constructor(log: EventLog, idsInOrder: Uint32Array) {
    const size = log.objectCount + 1;
    const basicRefs = new Uint32Array(size);
    const basicProxies = new Uint32Array(size);
    const others = new Uint32Array(size);
    this.#heads = [basicRefs, basicProxies, others];
    this.#next = new Uint32Array(size);
    const prepend = (heads: Uint32Array, id: number) => {
      const referent = log.referent(id);
      this.#next[id] = heads[referent]!;
      heads[referent] = id;
    };
    const listOf = (id: number): Uint32Array | null => {
      if (log.referent(id) === 0) return null;
      if (log.callback(id) !== null) return others;
      const role = log.role(id);
      if (role === 'ref') return log.typeName(id) === 'ReferenceType' ? basicRefs : others;
      return basicProxies;
    };
    // Prepending turns the order round: the others shall be newest first, the basic ones oldest first
    // (an object has one basic ref at a time, but can have had several).
    for (let at = 0; at < idsInOrder.length; at += 1) {
      const newestFirst = idsInOrder[at]!;
      if (listOf(newestFirst) === others) prepend(others, newestFirst);
      const oldestFirst = idsInOrder[idsInOrder.length - 1 - at]!;
      const list = listOf(oldestFirst);
      if (list !== null && list !== others) prepend(list, oldestFirst);
    }
  }

  of(id: number): number[] {
    const children: number[] = [];
    for (const heads of this.#heads)
      for (let child = heads[id]!; child !== 0; child = this.#next[child]!) children.push(child);
    return children;
  }
}

/** The first event of a row, its weakrefs' first where nothing was recorded of the object itself. */
export function firstPositionOf(rows: Rows, events: EventsByObject, row: number): number {
  const own = events.firstOf(rows.ids[row]!);
  if (own !== null) return own;
  let first = 0xffffffff;
  for (let below = row + 1; below < rows.count && rows.depths[below]! > rows.depths[row]!; below += 1)
    first = Math.min(first, events.firstOf(rows.ids[below]!) ?? first);
  return first;
}
