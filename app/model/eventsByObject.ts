import type { EventLog } from '../trace/eventLog.ts';

/**
 * For every object, the positions of the events about it, in order: one shared array, cut by `#starts`.
 * Object 0 holds the events that concern no single object (collections, refusals, C API calls).
 */
export class EventsByObject {
  readonly #starts: Uint32Array;
  readonly #positions: Uint32Array;

  constructor(log: EventLog, seqs: Uint32Array) {
    const starts = new Uint32Array(log.objectCount + 2);
    for (let at = 0; at < seqs.length; at += 1) starts[log.subject(seqs[at]!) + 1]! += 1;
    for (let id = 1; id < starts.length; id += 1) starts[id]! += starts[id - 1]!;
    const next = starts.slice();
    const positions = new Uint32Array(seqs.length);
    for (let at = 0; at < seqs.length; at += 1) {
      const subject = log.subject(seqs[at]!);
      positions[next[subject]!] = at;
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
}
