import type { RecordBatch } from './records.ts';
import { type PackedSteps, unpackSteps } from './stepPacking.ts';

/**
 * Records on their way to the page, in pieces that follow one another, each in a buffer of its own length: it is handed
 * over whole. A piece is runs: one word that counts literals (low 16 bits) and copied words (high 16 bits); the literals;
 * and, where words are copied, how many words before them they stood. What is copied may overlap what it makes.
 */
export interface PackedBatch extends Omit<RecordBatch, 'words' | 'steps' | 'end'> {
  packed: Uint32Array[];
  /** How many words they are unpacked. */
  wordCount: number;
  steps: PackedSteps | null;
  /** One step. */
  end: PackedSteps | null;
}

/** Most batches are shorter; longer ones have their room to themselves. */
const KEPT_WORDS = 1 << 19;

/** Unpacks batches one after another, into the same room: memory that is touched for the first time is slow. */
export class Unpacker {
  #room = new Uint32Array(0);

  /** A batch as it was before it was packed, its words until the next one is; null where it was not packed by us. */
  batch({ packed, wordCount, steps, end, ...rest }: PackedBatch): RecordBatch | null {
    const words = this.unpack(packed, wordCount);
    const unpacked = steps === null ? [] : unpackSteps(steps, 1);
    const ends = end === null ? [null] : unpackSteps(end, 0);
    if (words === null || unpacked === null || ends?.length !== 1) return null;
    return { ...rest, words, steps: unpacked, end: ends[0]! };
  }

  /** What was packed, until the next call; null where it was not packed by us. */
  unpack(pieces: readonly Uint32Array[], wordCount: number): Uint32Array | null {
    const words = this.#roomFor(wordCount);
    let end = 0;
    for (const packed of pieces) {
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
        // In parts no longer than what is there already.
        for (let done = 0; done < copied; ) {
          const part = Math.min(copied - done, distance + done);
          words.copyWithin(end + done, end - distance, end - distance + part);
          done += part;
        }
        end += copied;
      }
    }
    return end === wordCount ? words : null;
  }

  #roomFor(wordCount: number): Uint32Array {
    if (wordCount > KEPT_WORDS) return new Uint32Array(wordCount);
    if (wordCount > this.#room.length) this.#room = new Uint32Array(wordCount);
    return this.#room.subarray(0, wordCount);
  }
}

interface PackerExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  input(): number;
  output(): number;
  pack(count: number): number;
}

/**
 * So many words show whether packing pays: where they do not become a third, all go as they are. Packing and unpacking
 * them would take longer than the way that is spared.
 */
const TRIED = 1 << 10;

/** probe/packer.ts, for at most 65,535 words at a time. */
export class Packer {
  readonly #exports: PackerExports;

  constructor(exports: WebAssembly.Exports) {
    this.#exports = exports as PackerExports;
  }

  /** A piece. */
  pack(words: Uint32Array): Uint32Array {
    const { length } = words;
    if (length > TRIED && this.#packed(words.subarray(0, TRIED)).length > TRIED / 3) {
      const unpacked = new Uint32Array(1 + length);
      unpacked[0] = length;
      unpacked.set(words, 1);
      return unpacked;
    }
    return this.#packed(words).slice();
  }

  /** Valid until the next call. */
  #packed(words: Uint32Array): Uint32Array {
    const { memory, input, output, pack } = this.#exports;
    const at = input();
    new Uint32Array(memory.buffer, at, words.length).set(words);
    return new Uint32Array(memory.buffer, output(), pack(words.length));
  }
}
