import { KIND_CODE } from '../../../trace/eventLog.ts';
import type { LogWriter } from './logWriter.ts';
import { Malformed, MOST_OPEN } from './malformed.ts';

/** A callback, a collection, or the finalizer of the object at `address`. */
interface Bracket {
  /** 0 unless it is a finalizer. */
  address: number;
  isReported: boolean;
}

/**
 * What has started and not finished. The finalizer of an object that the log has not met is not reported: something that
 * runs within it may introduce the object. Then its start is reported late, but never within what itself began after it:
 * in the log, brackets nest.
 */
export class Brackets {
  readonly #writer: LogWriter;
  /** The innermost last. */
  readonly #open: Bracket[] = [];

  constructor(writer: LogWriter) {
    this.#writer = writer;
  }

  start(address: number, isReported: boolean): void {
    if (this.#open.length >= MOST_OPEN) throw new Malformed('too much has started at once');
    this.#open.push({ address, isReported });
  }

  /** Gives whether its start was reported. */
  finish(address: number): boolean {
    if (this.#open.at(-1)?.address !== address) return false;
    return this.#open.pop()!.isReported;
  }

  /** Reports the starts of finalizers whose objects have been met since, the outer ones first. */
  reportLate(): void {
    if (this.#open.length === 0 || this.#open[this.#open.length - 1]!.isReported) return;
    const innermostReported = this.#open.findLastIndex(({ isReported }) => isReported);
    for (const bracket of this.#open.slice(innermostReported + 1)) {
      const id = this.#writer.ids.get(bracket.address);
      if (id === 0) continue;
      bracket.isReported = true;
      this.#writer.emit(KIND_CODE['finalizer-started'], id);
    }
  }
}
