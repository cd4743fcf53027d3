import type { ShownEvents } from './shownEvents.ts';

/**
 * For every object, the positions of the events about it, in order: one shared array, cut by `#starts`.
 * Object 0 holds the events that concern no single object (collections, refusals, C API calls). Without `isWanted`,
 * by the codes of kinds, all kinds are meant.
 */
export class EventsByObject {
  readonly #starts: Uint32Array;
  readonly #positions: Uint32Array;

  constructor({ log, kinds, subjects }: ShownEvents, isWanted: Uint8Array | null = null) {
    const starts = new Uint32Array(log.objectCount + 2);
    let count = 0;
    for (let position = 0; position < subjects.length; position += 1) {
      if (isWanted !== null && isWanted[kinds[position]!] === 0) continue;
      starts[subjects[position]! + 1]! += 1;
      count += 1;
    }
    for (let id = 1; id < starts.length; id += 1) starts[id]! += starts[id - 1]!;
    const next = starts.slice();
    const positions = new Uint32Array(count);
    for (let position = 0; position < subjects.length; position += 1) {
      if (isWanted !== null && isWanted[kinds[position]!] === 0) continue;
      const subject = subjects[position]!;
      positions[next[subject]!] = position;
      next[subject]! += 1;
    }
    this.#starts = starts;
    this.#positions = positions;
  }

  of(id: number): Uint32Array {
    return this.#positions.subarray(this.#starts[id], this.#starts[id + 1]);
  }

  /** The position of the first event about an object; null where there is none. */
  firstOf(id: number): number | null {
    const start = this.#starts[id]!;
    return start < this.#starts[id + 1]! ? this.#positions[start]! : null;
  }

  /** The position of the last event about an object; null where there is none. */
  lastOf(id: number): number | null {
    const end = this.#starts[id + 1]!;
    return end > this.#starts[id]! ? this.#positions[end - 1]! : null;
  }
}
