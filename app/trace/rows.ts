const ROW_SHIFT = 14;
/** Rows in a chunk, which is 256 KB. */
const CHUNK_ROWS = 1 << ROW_SHIFT;
/** Room for 1,048,576 rows: 16 MB. */
const MOST_PREPARED = 64;

/** Chunks that nobody has yet. Memory that is touched for the first time is slow, more so in a virtual machine. */
const prepared: Uint32Array[] = [];

/** Makes room for that many rows ready for whoever needs it next, and touches it; false where there is enough. */
export function prepareRows(rows: number): boolean {
  for (let row = 0; row < rows; row += CHUNK_ROWS) {
    if (prepared.length >= MOST_PREPARED) return false;
    prepared.push(new Uint32Array(4 * CHUNK_ROWS).fill(0));
  }
  return true;
}

/**
 * Rows of four words, in chunks: they grow without being copied, and take no more room than they need.
 * For what there is one of for each event.
 */
export class FourWordRows {
  length = 0;
  readonly #chunks: Uint32Array[] = [];

  /** Gives the index of the new row. */
  push(a: number, b: number, c: number, d: number): number {
    const row = this.length;
    const at = (row & (CHUNK_ROWS - 1)) << 2;
    if (at === 0) this.#chunks.push(prepared.pop() ?? new Uint32Array(4 * CHUNK_ROWS));
    const chunk = this.#chunks[row >>> ROW_SHIFT]!;
    chunk[at] = a;
    chunk[at + 1] = b;
    chunk[at + 2] = c;
    chunk[at + 3] = d;
    this.length = row + 1;
    return row;
  }

  at(row: number, word: number): number {
    return this.#chunks[row >>> ROW_SHIFT]![((row & (CHUNK_ROWS - 1)) << 2) | word]!;
  }

  set(row: number, word: number, value: number): void {
    this.#chunks[row >>> ROW_SHIFT]![((row & (CHUNK_ROWS - 1)) << 2) | word] = value;
  }
}

/** Rows of three words of which each different one is kept once, and known by its number. */
export class DistinctRows {
  readonly #words: number[] = [];
  readonly #numbers = new Map<string, number>();

  intern(a: number, b: number, c: number): number {
    const key = `${a},${b},${c}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#words.push(a, b, c) / 3 - 1;
    this.#numbers.set(key, number);
    return number;
  }

  at(number: number, word: number): number {
    return this.#words[3 * number + word]!;
  }
}
