import type { RecordBatch } from './records.ts';

/**
 * Records on their way to the page. Packed words are runs: one word that counts literals (low 16 bits) and copied words
 * (high 16 bits); the literals; and, where words are copied, how many words before them they stood. What is copied may
 * overlap what it makes.
 */
export interface PackedBatch extends Omit<RecordBatch, 'words'> {
  packed: Uint32Array;
  /** How many words they are unpacked. */
  wordCount: number;
}

/** What was packed; null where it was not packed by us. */
export function unpack(packed: Uint32Array, wordCount: number): Uint32Array | null {
  const words = new Uint32Array(wordCount);
  let end = 0;
  for (let at = 0; at < packed.length; ) {
    const token = packed[at]!;
    const literals = token & 0xffff;
    const copied = token >>> 16;
    const behind = at + 1 + literals;
    if (behind > packed.length || end + literals + copied > wordCount) return null;
    words.set(packed.subarray(at + 1, behind), end);
    end += literals;
    at = behind;
    if (copied === 0) continue;
    if (at === packed.length) return null;
    const distance = packed[at]!;
    if (distance === 0 || distance > end) return null;
    at += 1;
    // In pieces no longer than what is there already.
    for (let done = 0; done < copied; ) {
      const piece = Math.min(copied - done, distance + done);
      words.copyWithin(end + done, end - distance, end - distance + piece);
      done += piece;
    }
    end += copied;
  }
  return end === wordCount ? words : null;
}

/** A batch as it was before it was packed; null where it was not packed by us. */
export function unpackBatch({ packed, wordCount, ...rest }: PackedBatch): RecordBatch | null {
  const words = unpack(packed, wordCount);
  return words && { ...rest, words };
}

interface PackerExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  input(): number;
  output(): number;
  pack(count: number): number;
}

/** probe/packer.ts, for at most 65,535 words at a time. */
export class Packer {
  readonly #exports: PackerExports;

  constructor(exports: WebAssembly.Exports) {
    this.#exports = exports as PackerExports;
  }

  /** The packed words; they are valid until the next call. */
  pack(words: Uint32Array): Uint32Array {
    const { memory, input, output, pack } = this.#exports;
    const at = input();
    new Uint32Array(memory.buffer, at, words.length).set(words);
    return new Uint32Array(memory.buffer, output(), pack(words.length));
  }
}
