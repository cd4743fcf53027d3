/** Strings by number, so that a million events name a line's function with four bytes. 0 is always ''. */
export class StringTable {
  readonly #texts: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text, given out anew when it is met for the first time. */
  intern(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  has(text: string): boolean {
    return this.#numbers.has(text);
  }

  text(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** The texts from `start` on, in the order of their numbers. */
  since(start: number): string[] {
    return this.#texts.slice(start);
  }
}
