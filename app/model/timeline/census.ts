import * as kinds from '../kinds.ts';
import type { ShownEvents } from '../shownEvents.ts';

const BLOCK = 64;

/** How many live after each of some events: a byte an event, and a count for each block of them. */
export class Tally {
  /** The most that ever lived at once, and the first event after which they did. */
  most = 0;
  mostAt = 0;
  #now = 0;
  readonly #changes: Int8Array;
  /** The count before each block, of those that have begun. */
  readonly #before: Uint32Array;
  #begun = 0;

  constructor(length: number) {
    this.#changes = new Int8Array(length);
    this.#before = new Uint32Array(Math.ceil(length / BLOCK));
  }

  /** How the count changes with an event: to be said of one after the other, but for those that change nothing. */
  note(at: number, change: number): void {
    for (; this.#begun * BLOCK <= at; this.#begun += 1) this.#before[this.#begun] = this.#now;
    this.#changes[at] = change;
    this.#now += change;
    if (this.#now <= this.most) return;
    this.most = this.#now;
    this.mostAt = at;
  }

  /** The greatest of the counts after the events `first` to `last`. */
  peak(first: number, last: number): number {
    let at = first - (first % BLOCK);
    const block = at / BLOCK;
    let count = block < this.#begun ? this.#before[block]! : this.#now;
    for (; at < first; at += 1) count += this.#changes[at]!;
    let most = 0;
    for (; at <= last; at += 1) {
      count += this.#changes[at] ?? 0;
      most = Math.max(most, count);
    }
    return most;
  }
}

/** How much lives; of weakrefs, how many still lead somewhere. */
export interface Census {
  objects: Tally;
  weakrefs: Tally;
}

const BEGINS = 1;
const ENDS = 2;
const TURNS = kinds.byKind([
  [kinds.CREATED, BEGINS],
  [kinds.SEEN, BEGINS],
  [kinds.REF_CREATED, BEGINS],
  [kinds.DEAD, ENDS],
  [kinds.REF_DEAD, ENDS],
  [kinds.REF_CLEARED, ENDS],
]);

/** Counts what lives after each event; after each of those at `positions`, where these are given. */
export function censusOf(events: ShownEvents, positions: Uint32Array | null = null): Census {
  const { log } = events;
  const length = positions === null ? events.count : positions.length;
  const objects = new Tally(length);
  const weakrefs = new Tally(length);
  const isAlive = new Uint8Array(log.objectCount + 1);
  for (let at = 0; at < length; at += 1) {
    const position = positions === null ? at : positions[at]!;
    const turn = TURNS[events.kinds[position]!]!;
    if (turn === 0) continue;
    const id = events.subjects[position]!;
    const now = turn === BEGINS ? 1 : 0;
    // As a difference it is never -0, which is no integer to V8: the loop took six times as long.
    const change = now - isAlive[id]!;
    if (change === 0) continue;
    isAlive[id] = now;
    (log.role(id) === 'object' ? objects : weakrefs).note(at, change);
  }
  return { objects, weakrefs };
}
