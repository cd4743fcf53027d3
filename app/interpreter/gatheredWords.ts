/** Words that come in pieces and are taken as one. Each is copied once, into memory that goes with what is taken. */
export class GatheredWords {
  #words = new Uint32Array();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(piece: Uint32Array): void {
    const length = this.#length + piece.length;
    if (length > this.#words.length) {
      // Most are taken after one piece; more than one are many.
      const larger = new Uint32Array(this.#length === 0 ? length : 4 * length);
      larger.set(this.#words.subarray(0, this.#length));
      this.#words = larger;
    }
    this.#words.set(piece, this.#length);
    this.#length = length;
  }

  /** All since the last time; its buffer is the taker's, and may be longer. */
  take(): Uint32Array<ArrayBuffer> {
    const taken = this.#words.subarray(0, this.#length);
    this.#words = new Uint32Array();
    this.#length = 0;
    return taken;
  }
}
