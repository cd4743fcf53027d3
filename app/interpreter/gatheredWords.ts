/** Words that come in pieces and are taken as one. */
export class GatheredWords {
  #words = new Uint32Array();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(piece: Uint32Array): void {
    const length = this.#length + piece.length;
    if (length > this.#words.length) {
      const larger = new Uint32Array(2 * length);
      larger.set(this.#words.subarray(0, this.#length));
      this.#words = larger;
    }
    this.#words.set(piece, this.#length);
    this.#length = length;
  }

  /** All since the last time, in a buffer of just their length: what is posted is copied whole. */
  take(): Uint32Array<ArrayBuffer> {
    const taken = this.#words.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}
