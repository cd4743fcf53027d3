/** Words in a typed array that doubles when it is full. */
export class GrowingWords {
  length = 0;
  #items = new Uint32Array(4096);

  /** Gives the index of what was pushed. */
  push(value: number): number {
    if (this.length === this.#items.length) {
      const grown = new Uint32Array(2 * this.length);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.length] = value;
    this.length += 1;
    return this.length - 1;
  }
  at(index: number): number {
    return this.#items[index]!;
  }
  set(index: number, value: number): void {
    this.#items[index] = value;
  }
  slice(start: number): Uint32Array {
    return this.#items.slice(start, this.length);
  }
}
