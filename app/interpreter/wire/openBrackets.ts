/** A callback, a collection, or the finalizer of the object at `address`. */
interface Bracket {
  /** 0 unless it is a finalizer. */
  address: number;
  isTold: boolean;
}

/**
 * What has started and not finished. The finalizer of an object that the log has not met is not told: something that
 * runs within it may introduce the object. Then its start is told late, but never within what itself began after it:
 * in the log, brackets nest.
 */
export class OpenBrackets {
  /** The innermost last. */
  readonly #open: Bracket[] = [];

  get depth(): number {
    return this.#open.length;
  }

  start(address: number, isTold: boolean): void {
    this.#open.push({ address, isTold });
  }

  /** Gives whether its start was told. */
  finish(address: number): boolean {
    if (this.#open.at(-1)?.address !== address) return false;
    return this.#open.pop()!.isTold;
  }

  /** Tells the starts that may be told now, the outer ones first. */
  tellLate(isMet: (address: number) => boolean, tell: (address: number) => void): void {
    if (this.#open.length === 0 || this.#open[this.#open.length - 1]!.isTold) return;
    const innermostTold = this.#open.findLastIndex(({ isTold }) => isTold);
    for (const bracket of this.#open.slice(innermostTold + 1)) {
      if (!isMet(bracket.address)) continue;
      bracket.isTold = true;
      tell(bracket.address);
    }
  }
}
