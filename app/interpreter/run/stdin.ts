/** Standard input, a line at a time. */
export class LineInput {
  #pending: Uint8Array = new Uint8Array(0);
  readonly #lines: string[] = [];
  /** Lines that have been read: taking them out of the front of a long list would move all others each time. */
  #linesRead = 0;
  /** Where a line comes from when none is left; null for end of file. */
  readonly #nextLine: () => string | null;

  constructor(lines: readonly string[], nextLine: () => string | null = () => null) {
    for (const line of lines) this.#lines.push(line);
    this.#nextLine = nextLine;
  }

  /** Whether something can be read without asking anybody. */
  get hasLine(): boolean {
    return this.#pending.length > 0 || this.#linesRead < this.#lines.length;
  }

  push(line: string): void {
    this.#lines.push(line);
  }

  /** Fills a buffer; 0 bytes mean end of file. */
  readonly read = (buffer: Uint8Array): number => {
    if (this.#pending.length === 0) {
      const line = this.#nextOfLines() ?? this.#nextLine();
      if (line === null) return 0;
      this.#pending = new TextEncoder().encode(`${line}\n`);
    }
    const count = Math.min(buffer.length, this.#pending.length);
    buffer.set(this.#pending.subarray(0, count));
    this.#pending = this.#pending.subarray(count);
    return count;
  };

  #nextOfLines(): string | undefined {
    const line = this.#lines[this.#linesRead];
    if (line !== undefined) this.#linesRead += 1;
    return line;
  }
}
