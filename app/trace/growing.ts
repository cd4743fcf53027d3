/** Typed arrays that double when full. `push` gives the index of what was pushed. */

const FIRST_CAPACITY = 4096;

export class GrowingBytes {
  length = 0;
  #items = new Uint8Array(FIRST_CAPACITY);

  push(value: number): number {
    this.#reserve(1);
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
  #reserve(count: number): void {
    if (this.length + count <= this.#items.length) return;
    const grown = new Uint8Array(Math.max(this.length + count, this.#items.length * 2));
    grown.set(this.#items);
    this.#items = grown;
  }
}

export class GrowingWords {
  length = 0;
  #items = new Uint32Array(FIRST_CAPACITY);

  push(value: number): number {
    this.#reserve(1);
    this.#items[this.length] = value;
    this.length += 1;
    return this.length - 1;
  }
  /** Pushes one object's columns; gives the index of the first. */
  push6(a: number, b: number, c: number, d: number, e: number, f: number): number {
    this.#reserve(6);
    const items = this.#items;
    const at = this.length;
    items[at] = a;
    items[at + 1] = b;
    items[at + 2] = c;
    items[at + 3] = d;
    items[at + 4] = e;
    items[at + 5] = f;
    this.length = at + 6;
    return at;
  }
  /** Pushes one event's columns at once: this runs once an event. */
  push8(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number): void {
    this.#reserve(8);
    const items = this.#items;
    const at = this.length;
    items[at] = a;
    items[at + 1] = b;
    items[at + 2] = c;
    items[at + 3] = d;
    items[at + 4] = e;
    items[at + 5] = f;
    items[at + 6] = g;
    items[at + 7] = h;
    this.length = at + 8;
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
  #reserve(count: number): void {
    if (this.length + count <= this.#items.length) return;
    const grown = new Uint32Array(Math.max(this.length + count, this.#items.length * 2));
    grown.set(this.#items);
    this.#items = grown;
  }
}
