import { OUTPUT_LIMIT_BYTES, type OutputChunk } from '../interpreter/output.ts';
import type { RecordBatch } from '../interpreter/records.ts';
import type { TraceContainer } from '../trace/format.ts';

/**
 * What the page keeps of one run at most, whatever its worker claims; an honest one stays far below. Events and objects
 * are counted where records are read.
 */
const MOST = {
  textLength: 64_000_000,
  /** Lines of instructions in all code objects. */
  codeLines: 50_000_000,
  steps: 10_000,
  /** Names, refcounts and references in all steps, containers included. */
  stepFacts: 2_000_000,
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
    stepFacts: 0,
    outputLength: 0,
  };

  /** Says what there is too much of, or null. */
  spend(records: Omit<RecordBatch, 'words'> | null, output: readonly OutputChunk[]): string | null {
    const spent = this.#spent;
    for (const { text } of output) spent.outputLength += text.length;
    if (records !== null) {
      spent.textLength += lengthOf(records.texts);
      for (const { function: name, library, lines } of records.codes) {
        spent.textLength += lengthOf([name, library]);
        spent.codeLines += lines.length;
      }
      spent.steps += records.steps.length;
      const { steps, end } = records;
      for (const { names, refcounts, edges, containers } of end === null ? steps : [...steps, end]) {
        const labels = [...Object.keys(names), ...edges.map(([, , , label]) => label)];
        spent.stepFacts += labels.length + refcounts.size;
        spent.textLength += lengthOf(labels);
        for (const container of containers ?? []) {
          const texts = textsOf(container);
          spent.stepFacts += texts.length;
          spent.textLength += lengthOf(texts);
        }
      }
    }
    const kinds = Object.keys(MOST) as Kept[];
    const over = kinds.find((kind) => spent[kind] > MOST[kind]);
    return over === undefined ? null : `too much of it: ${over}`;
  }
}

function textsOf({ address, type, heldBy, holds }: TraceContainer): string[] {
  const holders = heldBy.flatMap((holder) => (typeof holder === 'string' ? holder : String(holder[1])));
  return [address, type, ...holders, ...holds.map(([, way]) => way)];
}

/** Empty texts take room too. */
function lengthOf(texts: readonly string[]): number {
  return texts.reduce((length, text) => length + text.length, texts.length);
}
