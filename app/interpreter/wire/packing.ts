import type { Step } from '../../trace/eventLog.ts';
import type { RecordBatch } from './records.ts';
import { type PackedSteps, unpackSteps } from './stepPacking.ts';

/**
 * Records on their way to the page, in a buffer of their own length: it is handed over whole, and one costs less than
 * several. They are runs: one word that counts literals (low 16 bits) and copied words (high 16 bits); the literals; and,
 * where words are copied, how many words before them they stood. What is copied may overlap what it makes.
 */
export interface PackedBatch extends Omit<RecordBatch, 'words' | 'steps' | 'end'> {
  /** The words of records, then the numbers of the steps, then those of the end. */
  packed: Uint32Array;
  /** How many words of records they are unpacked. */
  wordCount: number;
  steps: SentSteps | null;
  /** One step. */
  end: SentSteps | null;
}

/** Steps whose numbers are with the records. */
export interface SentSteps extends Omit<PackedSteps, 'numbers'> {
  numberCount: number;
}

/** Batches that are sent for nothing, before a run. */
export const MOST_REHEARSED = 6;

/** Most batches are shorter; longer ones have their room to themselves. */
const KEPT_WORDS = 1 << 19;

/** Unpacks batches one after another, into the same room: memory that is touched for the first time is slow. */
export class Unpacker {
  #room = new Uint32Array(0);

  /** A batch as it was before it was packed, its words until the next one is; null where it was not packed by us. */
  batch({ packed, wordCount, steps, end, ...rest }: PackedBatch): RecordBatch | null {
    const stepsEnd = wordCount + (steps?.numberCount ?? 0);
    const words = this.unpack(packed, stepsEnd + (end?.numberCount ?? 0));
    if (words === null) return null;
    const unpacked = stepsOf(steps, words.subarray(wordCount, stepsEnd), 1);
    const ends = end === null ? [null] : stepsOf(end, words.subarray(stepsEnd), 0);
    if (unpacked === null || ends?.length !== 1) return null;
    return { ...rest, words: words.subarray(0, wordCount), steps: unpacked, end: ends[0]! };
  }

  /** What was packed, until the next call; null where it was not packed by us. */
  unpack(packed: Uint32Array, wordCount: number): Uint32Array | null {
    // A run makes at least a word, and takes no more than two words for each.
    if (packed.length > 2 * wordCount) return null;
    const words = this.#roomFor(wordCount);
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
      // In parts no longer than what is there already.
      for (let done = 0; done < copied; ) {
        const part = Math.min(copied - done, distance + done);
        words.copyWithin(end + done, end - distance, end - distance + part);
        done += part;
      }
      end += copied;
    }
    return end === wordCount ? words : null;
  }

  #roomFor(wordCount: number): Uint32Array {
    if (wordCount > KEPT_WORDS) return new Uint32Array(wordCount);
    if (wordCount > this.#room.length) this.#room = new Uint32Array(wordCount);
    return this.#room.subarray(0, wordCount);
  }
}

function stepsOf(sent: SentSteps | null, words: Uint32Array, leastLine: 0 | 1): Step[] | null {
  if (sent === null) return [];
  return unpackSteps(
    { ...sent, numbers: new Int32Array(words.buffer, words.byteOffset, words.length) },
    leastLine,
  );
}

interface PackerExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  MOST_WORDS_A_PIECE: WebAssembly.Global;
  input(): number;
  output(): number;
  pack(count: number): number;
  forget(): void;
}

/** What most batches need at the most. */
const OUTBOX_WORDS = 1 << 17;

/** Gathers what probe/packer.ts makes of the pieces of a batch. */
export class Packer {
  readonly #exports: PackerExports;
  #outbox = new Uint32Array(OUTBOX_WORDS);
  #end = 0;

  constructor(exports: WebAssembly.Exports) {
    this.#exports = exports as PackerExports;
  }

  add(words: Uint32Array): void {
    const most: number = this.#exports.MOST_WORDS_A_PIECE.value;
    for (let at = 0; at < words.length; at += most) this.#append(this.#packed(words.subarray(at, at + most)));
  }

  /** Their numbers follow what was added before. */
  addSteps({ numbers, ...rest }: PackedSteps): SentSteps {
    this.add(new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length));
    return { ...rest, numberCount: numbers.length };
  }

  /** What was added since the last call: it is unpacked by itself. */
  take(): Uint32Array {
    const taken = this.#outbox.slice(0, this.#end);
    this.#end = 0;
    this.#exports.forget();
    return taken;
  }

  #append(words: Uint32Array): void {
    const end = this.#end + words.length;
    if (end > this.#outbox.length) {
      const larger = new Uint32Array(2 * end);
      larger.set(this.#outbox.subarray(0, this.#end));
      this.#outbox = larger;
    }
    this.#outbox.set(words, this.#end);
    this.#end = end;
  }

  /** Valid until the next call. */
  #packed(words: Uint32Array): Uint32Array {
    const { memory, input, output, pack } = this.#exports;
    const at = input();
    new Uint32Array(memory.buffer, at, words.length).set(words);
    return new Uint32Array(memory.buffer, output(), pack(words.length));
  }
}
