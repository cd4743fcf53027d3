/** Messages that a sandbox may send in a second; a run sends about ten, and at most a hundred and some more. */
const MESSAGES_PER_SECOND = 300;

/** Counts what a sandbox sends, so that a flood is noticed at its beginning. */
export class FlowMeter {
  readonly #now: () => number;
  #secondStart = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts one message; false when there were too many. */
  admit(): boolean {
    const now = this.#now();
    if (now - this.#secondStart >= 1000) {
      this.#secondStart = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= MESSAGES_PER_SECOND;
  }
}
