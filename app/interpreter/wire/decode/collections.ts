import { KIND_CODE } from '../../../trace/eventLog.ts';
import { markIdleCollection } from '../../../trace/idleCollection.ts';
import type { LogWriter } from './logWriter.ts';

interface Collection {
  startSeq: number;
  automatic: boolean;
  collected: number;
  uncollectable: number;
  /** Objects whose finalizer this collection called. */
  finalized: Set<number>;
}

/** Collections that have started and not finished. Records have totals; events have what each collection found. */
export class Collections {
  readonly #writer: LogWriter;
  readonly #open: Collection[] = [];

  constructor(writer: LogWriter) {
    this.#writer = writer;
  }

  started(generation: number, automatic: boolean, collected: number, uncollectable: number): void {
    const startSeq = this.#writer.emit(KIND_CODE['gc-started'], 0, generation, automatic ? 1 : 0);
    this.#open.push({ startSeq, automatic, collected, uncollectable, finalized: new Set() });
  }

  /** Gives whether one had started. */
  finished(generation: number, collected: number, uncollectable: number): boolean {
    const collection = this.#open.pop();
    if (collection === undefined) return false;
    const found = collected - collection.collected;
    const stuck = uncollectable - collection.uncollectable;
    const automatic = collection.automatic ? 1 : 0;
    const seq = this.#writer.emit(KIND_CODE['gc-finished'], 0, generation, (stuck << 1) | automatic, found);
    if (collection.startSeq !== -1 && seq !== -1)
      markIdleCollection(this.#writer.log, collection.startSeq, seq);
    return true;
  }

  /** A finalizer of this object has been called; within a collection, by it. */
  finalized(id: number): void {
    this.#open.at(-1)?.finalized.add(id);
  }

  hasFinalized(id: number): boolean {
    return this.#open.at(-1)?.finalized.has(id) ?? false;
  }
}
