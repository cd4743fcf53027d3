import type { EventLog } from '../../trace/eventLog.ts';
import type { Group, Grouping } from './groups.ts';
import { WeakrefLists } from './weakrefLists.ts';

/** What is still to be given a row. */
interface Pending {
  entry: number | Group;
  depth: number;
  /** The open group that it is in. */
  group: Group | null;
}

/**
 * One row an object or weakref: objects in order of appearance, under each its weakrefs in the order of CPython's
 * list. Many alike ones have one row together until they are opened; then that row stands above theirs.
 */
export class Rows {
  /** What each row shows; 0 for a group's. */
  readonly ids: Uint32Array;
  readonly depths: Uint8Array;
  /** By row: 1 where the callback of its weakref ran. */
  readonly hasCallback: Uint8Array;
  readonly groups: readonly Group[];
  readonly #rowOf: Int32Array;
  /** By id: the index of the group it is in, or is under, plus 1. */
  readonly #groupOf: Uint32Array;
  readonly #groupAt = new Map<number, Group>();

  constructor(log: EventLog, idsInOrder: Uint32Array, calledBack: Uint8Array, grouping: Grouping) {
    const lists = new WeakrefLists(log, idsInOrder);
    const objects = objectsAmong(log, idsInOrder);
    const ids = new Uint32Array(2 * idsInOrder.length);
    const depths = new Uint8Array(2 * idsInOrder.length);
    const hasCallback = new Uint8Array(2 * idsInOrder.length);
    this.#rowOf = new Int32Array(log.objectCount + 1).fill(-1);
    this.#groupOf = new Uint32Array(log.objectCount + 1);
    let row = 0;
    const addRow = (id: number, depth: number) => {
      ids[row] = id;
      depths[row] = Math.min(depth, 255);
      hasCallback[row] = calledBack[id]!;
      row += 1;
      return row - 1;
    };
    const pending: Pending[] = [];
    const addLater = (entries: readonly (number | Group)[], of: Omit<Pending, 'entry'>) => {
      for (let at = entries.length - 1; at >= 0; at -= 1) pending.push({ ...of, entry: entries[at]! });
    };
    const belongsTo = (id: number, group: Group) => {
      this.#groupOf[id] = group.index + 1;
    };
    /** Gives all that is in a folded group the group's row. */
    const foldInto = (group: Group, header: number) => {
      for (const member of group.members) {
        belongsTo(member, group);
        this.#rowOf[member] = header;
      }
    };
    for (const first of grouping.among(objects, 0)) {
      addLater([first], { depth: 0, group: null });
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const { entry, depth, group } = next;
        if (typeof entry !== 'number') {
          const header = addRow(0, depth);
          this.#groupAt.set(header, entry);
          if (entry.isOpen) addLater(entry.members, { depth: depth + 1, group: entry });
          else foldInto(entry, header);
          continue;
        }
        if (group !== null) belongsTo(entry, group);
        this.#rowOf[entry] = addRow(entry, depth);
        if (!lists.hasAny(entry)) continue;
        const children = lists.of(entry);
        const entries = group === null ? grouping.among(children, entry) : children;
        addLater(entries, { depth: depth + 1, group });
      }
    }
    this.#followReferents(log, idsInOrder);
    this.ids = ids.slice(0, row);
    this.depths = depths.slice(0, row);
    this.hasCallback = hasCallback.slice(0, row);
    this.groups = grouping.groups;
  }

  /** A weakref that has no row yet is one to something in a folded group: it is there too. */
  #followReferents(log: EventLog, idsInOrder: Uint32Array): void {
    for (let at = 0; at < idsInOrder.length; at += 1) {
      const id = idsInOrder[at]!;
      if (this.#rowOf[id] !== -1) continue;
      // A referent comes before its weakrefs, and has its row.
      const referent = log.referent(id);
      this.#rowOf[id] = this.#rowOf[referent]!;
      this.#groupOf[id] = this.#groupOf[referent]!;
    }
  }

  get count(): number {
    return this.ids.length;
  }
  /** The row of an object or weakref, or of the folded group that it is in; null where it has none. */
  rowOf(id: number): number | null {
    const row = this.#rowOf[id] ?? -1;
    return row === -1 ? null : row;
  }
  /** The group whose row this is; null for the row of one thing. */
  groupAt(row: number): Group | null {
    return this.#groupAt.get(row) ?? null;
  }
  /** The row of the group with a key; null where there is none. */
  rowOfGroup(key: string): number | null {
    for (const [row, group] of this.#groupAt) if (group.key === key) return row;
    return null;
  }
  /** The group that something is in, or is a weakref to something in. */
  groupOf(id: number): Group | null {
    return this.groups[this.groupIndexOf(id)] ?? null;
  }
  /** The same as its place among the groups; -1 for none. */
  groupIndexOf(id: number): number {
    return (this.#groupOf[id] ?? 0) - 1;
  }
}

function objectsAmong(log: EventLog, ids: Uint32Array): Uint32Array {
  const objects = new Uint32Array(ids.length);
  let count = 0;
  for (let at = 0; at < ids.length; at += 1) {
    if (log.referent(ids[at]!) !== 0) continue;
    objects[count] = ids[at]!;
    count += 1;
  }
  return objects.subarray(0, count);
}
