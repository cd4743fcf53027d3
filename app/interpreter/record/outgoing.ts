import type { Step } from '../../trace/eventLog.ts';
import type { PackedBatch, Packer, SentSteps } from '../wire/packing.ts';
import { type PackedSteps, StepPacker } from '../wire/stepPacking.ts';
import type { StepSink } from '../wire/stepSink.ts';
import { NO_SYMBOLS, type SymbolTable } from './symbols.ts';

const NOTHING_TAKEN = { symbols: NO_SYMBOLS, words: 0, stepsDropped: 0, end: null as Step | null };

/** What was recorded and is on its way to the page: gathered until it is taken, packed. */
export class Outgoing {
  readonly #packer: Packer;
  readonly #symbols: SymbolTable;
  readonly #steps = new StepPacker();
  #wordCount = 0;
  #taken = NOTHING_TAKEN;

  constructor(packer: Packer, symbols: SymbolTable) {
    this.#packer = packer;
    this.#symbols = symbols;
  }

  /** Where steps go. */
  get steps(): StepSink {
    return this.#steps;
  }

  /** Words of records that were ever added. */
  get wordCount(): number {
    return this.#wordCount;
  }

  add(words: Uint32Array): void {
    this.#wordCount += words.length;
    this.#packer.add(words);
  }

  /** What is new since the last batch; null for nothing. `stepsDropped` and `end` are those of the whole run. */
  take(stepsDropped: number, end: Step | null): PackedBatch | null {
    const taken = this.#taken;
    const isNew =
      this.#wordCount > taken.words ||
      this.#steps.count > 0 ||
      stepsDropped > taken.stepsDropped ||
      end !== taken.end;
    if (!isNew) return null;
    // In the order in which they are unpacked.
    const steps = this.#sent(this.#steps.take());
    const newEnd = end === null || end === taken.end ? null : this.#sent(packedStep(end));
    this.#taken = { symbols: this.#symbols.counts, words: this.#wordCount, stepsDropped, end };
    return {
      packed: this.#packer.take(),
      wordCount: this.#wordCount - taken.words,
      ...this.#symbols.since(taken.symbols),
      steps,
      stepsDropped,
      end: newEnd,
    };
  }

  /** Nothing was added or taken. */
  forget(): void {
    this.#packer.take();
    this.#wordCount = 0;
    this.#taken = NOTHING_TAKEN;
  }

  #sent(steps: PackedSteps | null): SentSteps | null {
    return steps && this.#packer.addSteps(steps);
  }
}

function packedStep(step: Step): PackedSteps | null {
  const packer = new StepPacker();
  packer.add(step);
  return packer.take();
}
