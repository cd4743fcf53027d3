import type { EventLog } from '../trace/eventLog.ts';
import type { Group } from './groups.ts';
import * as kinds from './kinds.ts';
import type { Rows } from './rows.ts';
import { lowerBound } from './search.ts';

/** How many live after each of a group's events. */
export interface Tally {
  counts: Uint32Array;
  most: number;
}

/** How much of a group lives; of weakrefs, how many still lead somewhere. */
export interface Census {
  objects: Tally;
  weakrefs: Tally;
}

/** The events of every group, in order: one shared array, cut by `#starts`. */
export class GroupEvents {
  readonly #log: EventLog;
  readonly #seqs: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #positions: Uint32Array;
  readonly #censuses = new Map<number, Census>();

  constructor(log: EventLog, seqs: Uint32Array, rows: Rows) {
    this.#log = log;
    this.#seqs = seqs;
    const starts = new Uint32Array(rows.groups.length + 1);
    const groupAt = (position: number) => rows.groupOf(log.subject(seqs[position]!))?.index ?? -1;
    let total = 0;
    for (let position = 0; position < seqs.length; position += 1) {
      const index = groupAt(position);
      if (index === -1) continue;
      starts[index + 1]! += 1;
      total += 1;
    }
    for (let index = 1; index < starts.length; index += 1) starts[index]! += starts[index - 1]!;
    const next = starts.slice();
    const positions = new Uint32Array(total);
    for (let position = 0; position < seqs.length; position += 1) {
      const index = groupAt(position);
      if (index === -1) continue;
      positions[next[index]!] = position;
      next[index]! += 1;
    }
    this.#starts = starts;
    this.#positions = positions;
  }

  /** The positions of all events about what is in a group. */
  of({ index }: Group): Uint32Array {
    return this.#positions.subarray(this.#starts[index], this.#starts[index + 1]);
  }

  census(group: Group): Census {
    let census = this.#censuses.get(group.index);
    if (census === undefined) {
      census = censusOf(this.#log, this.#seqs, this.of(group));
      this.#censuses.set(group.index, census);
    }
    return census;
  }
}

function censusOf(log: EventLog, seqs: Uint32Array, positions: Uint32Array): Census {
  const objects = { counts: new Uint32Array(positions.length), most: 0, now: 0 };
  const weakrefs = { counts: new Uint32Array(positions.length), most: 0, now: 0 };
  const living = new Set<number>();
  positions.forEach((position, at) => {
    const seq = seqs[position]!;
    const id = log.subject(seq);
    const tally = log.role(id) === 'object' ? objects : weakrefs;
    const kind = log.kindCode(seq);
    if (ENDS.has(kind)) {
      if (living.delete(id)) tally.now -= 1;
    } else if (BEGINNINGS.has(kind) && !living.has(id)) {
      living.add(id);
      tally.now += 1;
      tally.most = Math.max(tally.most, tally.now);
    }
    objects.counts[at] = objects.now;
    weakrefs.counts[at] = weakrefs.now;
  });
  return { objects, weakrefs };
}

const BEGINNINGS: ReadonlySet<number> = new Set([kinds.CREATED, kinds.SEEN, kinds.REF_CREATED]);
const ENDS: ReadonlySet<number> = new Set([kinds.DEAD, kinds.REF_DEAD, kinds.REF_CLEARED]);

/** How many there are after the last of a group's events up to a position. */
export function countAt(positions: Uint32Array, counts: Uint32Array, position: number): number {
  const at = lowerBound(positions, Math.floor(position) + 1) - 1;
  return at < 0 ? 0 : counts[at]!;
}
