import { OUTPUT_LIMIT_BYTES, type OutputChunk } from '../../trace/output.ts';
import type { PackedBatch } from './packing.ts';

/**
 * What the page keeps of one run at most, whatever its worker claims; an honest one stays far below. Events and objects
 * are counted where records are read.
 */
const MOST = {
  textLength: 64_000_000,
  /** Lines of instructions in all code objects. */
  codeLines: 50_000_000,
  /** What is read at the end is one more. */
  steps: 10_001,
  /** A name or a refcount takes two, a reference three. */
  stepNumbers: 12_000_000,
  /** With room for what the harness writes after the output limit was reached. */
  outputLength: OUTPUT_LIMIT_BYTES + 1_000_000,
};
type Kept = keyof typeof MOST;

/** Adds up what a run has sent. */
export class RunBudget {
  readonly #spent: Record<Kept, number> = {
    textLength: 0,
    codeLines: 0,
    steps: 0,
    stepNumbers: 0,
    outputLength: 0,
  };

  /** Says what there is too much of, or null. */
  spend(records: PackedBatch | null, output: readonly OutputChunk[]): string | null {
    const spent = this.#spent;
    for (const { text } of output) spent.outputLength += text.length;
    if (records !== null) {
      spent.textLength += lengthOf(records.texts);
      for (const { function: name, library, lines } of records.codes) {
        spent.textLength += lengthOf([name, library]);
        spent.codeLines += lines.length;
      }
      for (const sent of [records.steps, records.end]) {
        if (sent === null) continue;
        spent.steps += sent.count;
        spent.stepNumbers += sent.numberCount;
        spent.textLength += lengthOf(sent.texts);
      }
    }
    const kinds = Object.keys(MOST) as Kept[];
    const over = kinds.find((kind) => spent[kind] > MOST[kind]);
    return over === undefined ? null : `too much of it: ${over}`;
  }
}

/** Empty texts take room too. */
function lengthOf(texts: readonly string[]): number {
  return texts.reduce((length, text) => length + text.length, texts.length);
}
