/** What became of a request that was not carried out to its end. */
export type NotDone = { kind: 'cancelled' } | { kind: 'superseded' };

/**
 * Carries out one request after another. A newer one supersedes those before it: what waits is not begun, and what has
 * been begun ends for nobody. `cancel` ends the present one, by its signal, and all that wait.
 */
export class InTurn {
  #newest = 0;
  #cancelledUpTo = 0;
  #last: Promise<unknown> = Promise.resolve();
  #present: AbortController | null = null;

  /** `work` rejects, or not, when its signal is aborted: it is not waited for any longer then. */
  ask<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | NotDone> {
    this.#newest += 1;
    const number = this.#newest;
    const done = this.#last.then(() => this.#carryOut(number, work));
    this.#last = done.catch(() => {});
    return done;
  }

  cancel(): void {
    this.#cancelledUpTo = this.#newest;
    this.#present?.abort();
  }

  async #carryOut<T>(number: number, work: (signal: AbortSignal) => Promise<T>): Promise<T | NotDone> {
    const notDone = (): NotDone | null => {
      if (number !== this.#newest) return { kind: 'superseded' };
      return number <= this.#cancelledUpTo ? { kind: 'cancelled' } : null;
    };
    const before = notDone();
    if (before !== null) return before;
    const present = new AbortController();
    const { signal } = present;
    this.#present = present;
    const aborted = new Promise<'aborted'>((resolve) => {
      signal.addEventListener('abort', () => resolve('aborted'), { once: true });
    });
    try {
      const result = await Promise.race([work(signal), aborted]);
      return result === 'aborted' ? (notDone() ?? { kind: 'cancelled' }) : (notDone() ?? (result as T));
    } catch (error) {
      const after = notDone();
      if (after !== null) return after;
      throw error;
    } finally {
      this.#present = null;
    }
  }
}
