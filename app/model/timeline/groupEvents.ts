import { lowerBound } from '../search.ts';
import type { ShownEvents } from '../shownEvents.ts';
import { type Census, censusOf } from './census.ts';
import type { Group } from './groups.ts';
import type { Rows } from './rows.ts';

/** The events of every group, in order: one shared array, cut by `#starts`. */
export class GroupEvents {
  readonly #events: ShownEvents;
  readonly #starts: Uint32Array;
  readonly #positions: Uint32Array;
  readonly #censuses = new Map<number, Census>();

  constructor(events: ShownEvents, rows: Rows) {
    this.#events = events;
    const { subjects } = events;
    const starts = new Uint32Array(rows.groups.length + 1);
    let total = 0;
    for (let position = 0; position < subjects.length; position += 1) {
      const index = rows.groupIndexOf(subjects[position]!);
      if (index === -1) continue;
      starts[index + 1]! += 1;
      total += 1;
    }
    for (let index = 1; index < starts.length; index += 1) starts[index]! += starts[index - 1]!;
    const next = starts.slice();
    const positions = new Uint32Array(total);
    for (let position = 0; position < subjects.length; position += 1) {
      const index = rows.groupIndexOf(subjects[position]!);
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
      census = censusOf(this.#events, this.of(group));
      this.#censuses.set(group.index, census);
    }
    return census;
  }
}

/** How many of a group's events there are up to a position. */
export function eventsUntil(positions: Uint32Array, position: number): number {
  return lowerBound(positions, Math.floor(position) + 1);
}
