import { OUTPUT_LIMIT_BYTES, type OutputChunk } from '../interpreter/output.ts';
import type { LogBatch } from '../trace/eventLog.ts';

/** What the page keeps of one run at most, whatever its worker claims; an honest one stays far below. */
const MOST = {
  events: 8_000_000,
  objectWords: 48_000_000,
  textLength: 64_000_000,
  marks: 16_000_000,
  steps: 10_000,
  /** Names, refcounts and references in all steps. */
  stepFacts: 1_000_000,
  /** With room for what the harness writes after the output limit was reached. */
  outputLength: OUTPUT_LIMIT_BYTES + 1_000_000,
};
type Kept = keyof typeof MOST;

/** Adds up what a run has sent. */
export class RunBudget {
  readonly #spent: Record<Kept, number> = {
    events: 0,
    objectWords: 0,
    textLength: 0,
    marks: 0,
    steps: 0,
    stepFacts: 0,
    outputLength: 0,
  };

  /** Says what there is too much of, or null. */
  spend(log: LogBatch | null, output: readonly OutputChunk[]): string | null {
    const spent = this.#spent;
    for (const { text } of output) spent.outputLength += text.length;
    if (log !== null) {
      spent.events += log.kinds.length;
      spent.objectWords += log.objects.length;
      spent.textLength += lengthOf(log.texts);
      spent.marks += log.promoted.length + log.noise.length;
      spent.steps += log.steps.length;
      for (const { names, refcounts, edges } of log.steps) {
        const labels = [...Object.keys(names), ...edges.map(([, , , label]) => label)];
        spent.stepFacts += labels.length + Object.keys(refcounts).length;
        spent.textLength += lengthOf(labels);
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
