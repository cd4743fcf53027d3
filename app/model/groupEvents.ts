import type { EventLog } from '../trace/eventLog.ts';
import { type Census, censusOf } from './census.ts';
import type { Group } from './groups.ts';
import type { Rows } from './rows.ts';
import { lowerBound } from './search.ts';

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
      census = censusOf(
        this.#log,
        this.of(group).map((position) => this.#seqs[position]!),
      );
      this.#censuses.set(group.index, census);
    }
    return census;
  }
}

/** How many of a group's events there are up to a position. */
export function eventsUntil(positions: Uint32Array, position: number): number {
  return lowerBound(positions, Math.floor(position) + 1);
}
