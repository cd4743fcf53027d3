import type { EventLog } from '../trace/eventLog.ts';
import * as kinds from './kinds.ts';

const BLOCK = 64;

/** How many live after each of some events: a byte an event, and a count for each block of them. */
export class Tally {
  /** The most that ever lived at once, and the first event after which they did. */
  most = 0;
  mostAt = 0;
  #now = 0;
  readonly #changes: Int8Array;
  /** The count before each block. */
  readonly #before: Uint32Array;

  constructor(length: number) {
    this.#changes = new Int8Array(length);
    this.#before = new Uint32Array(Math.ceil(length / BLOCK));
  }

  /** How the count changes with an event: to be said of one after the other. */
  note(at: number, change: number): void {
    if (at % BLOCK === 0) this.#before[at / BLOCK] = this.#now;
    this.#changes[at] = change;
    this.#now += change;
    if (this.#now <= this.most) return;
    this.most = this.#now;
    this.mostAt = at;
  }

  /** The greatest of the counts after the events `first` to `last`. */
  peak(first: number, last: number): number {
    let at = first - (first % BLOCK);
    let count = this.#before[at / BLOCK] ?? 0;
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

/** Counts what lives after each event. */
export function censusOf(log: EventLog, seqs: Uint32Array): Census {
  const objects = new Tally(seqs.length);
  const weakrefs = new Tally(seqs.length);
  const isAlive = new Uint8Array(log.objectCount + 1);
  for (let at = 0; at < seqs.length; at += 1) {
    const turn = TURNS[log.kindCode(seqs[at]!)]!;
    let change = 0;
    let isObject = true;
    if (turn !== 0) {
      const id = log.subject(seqs[at]!);
      isObject = log.role(id) === 'object';
      const now = turn === BEGINS ? 1 : 0;
      // As a difference it is never -0, which is no integer to V8: the loop took six times as long.
      change = now - isAlive[id]!;
      isAlive[id] = now;
    }
    objects.note(at, isObject ? change : 0);
    weakrefs.note(at, isObject ? 0 : change);
  }
  return { objects, weakrefs };
}
