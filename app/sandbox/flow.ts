/** Messages that a sandbox may send in a second; a run sends about ten, and at most 250 and some more. */
const MESSAGES_PER_SECOND = 600;
/** A page that was busy for so long finds as many as came meanwhile, all at once. */
const MOST_SECONDS_AT_ONCE = 20;

/** Counts what a sandbox sends, so that a flood is noticed at its beginning. */
export class FlowMeter {
  readonly #now: () => number;
  #lastAt: number;
  /** How many may still come. */
  #left = MESSAGES_PER_SECOND;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#lastAt = now();
  }

  /** Counts one message; false when there were too many. */
  admit(): boolean {
    const now = this.#now();
    const earned = ((now - this.#lastAt) / 1000) * MESSAGES_PER_SECOND;
    this.#lastAt = now;
    this.#left = Math.min(this.#left + earned, MESSAGES_PER_SECOND * MOST_SECONDS_AT_ONCE) - 1;
    return this.#left >= 0;
  }
}
