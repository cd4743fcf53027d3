/** Standard input, a line at a time. */
export class LineInput {
  #pending: Uint8Array = new Uint8Array(0);
  readonly #lines: string[] = [];
  /** Where a line comes from when none is left; null for end of file. */
  readonly #nextLine: () => string | null;

  constructor(lines: readonly string[], nextLine: () => string | null = () => null) {
    this.#lines.push(...lines);
    this.#nextLine = nextLine;
  }

  /** Whether something can be read without asking anybody. */
  get hasLine(): boolean {
    return this.#pending.length > 0 || this.#lines.length > 0;
  }

  push(line: string): void {
    this.#lines.push(line);
  }

  /** Fills a buffer; 0 bytes mean end of file. */
  readonly read = (buffer: Uint8Array): number => {
    if (this.#pending.length === 0) {
      const line = this.#lines.shift() ?? this.#nextLine();
      if (line === null) return 0;
      this.#pending = new TextEncoder().encode(`${line}\n`);
    }
    const count = Math.min(buffer.length, this.#pending.length);
    buffer.set(this.#pending.subarray(0, count));
    this.#pending = this.#pending.subarray(count);
    return count;
  };
}
