import { containerIds } from '../../trace/containerIds.ts';
import type { EventLog } from '../../trace/eventLog.ts';
import type { OutputChunk } from '../../trace/output.ts';
import { Decoder } from './decode/decoder.ts';
import type { RecordBatch } from './records.ts';

export type Arrived = { kind: 'read'; output: OutputChunk[] } | { kind: 'problem'; problem: string };

const NOTHING: Pick<RecordBatch, 'words' | 'texts' | 'codes'> = {
  words: new Uint32Array(),
  texts: [],
  codes: [],
};

/**
 * Reads into a log what a recorder gave away, in batches and in their order. Batches have the right shape, but what
 * they say is not believed: what is wrong with one is named, and the log holds what came before it.
 */
export class Arrivals {
  readonly #log: EventLog;
  readonly #decoder: Decoder;
  /** Words that came in earlier batches. */
  #words = 0;

  constructor(log: EventLog) {
    this.#log = log;
    this.#decoder = new Decoder(log);
  }

  /** `output` counts words where a reader counts events; it comes back with the events counted. */
  read(batch: RecordBatch | null, output: readonly OutputChunk[]): Arrived {
    const placed: OutputChunk[] = [];
    const problem =
      this.#decoder.read(
        batch ?? NOTHING,
        output.map(({ seq }) => seq - this.#words),
        (index) => placed.push({ ...output[index]!, seq: this.#log.length }),
      ) ?? (batch === null ? null : this.#addSteps(batch));
    if (problem !== null) return { kind: 'problem', problem };
    this.#words += batch?.words.length ?? 0;
    return { kind: 'read', output: placed };
  }

  #addSteps({ steps, stepsDropped, end }: RecordBatch): string | null {
    const log = this.#log;
    const isKnown = (id: number) => id >= 1 && id <= log.objectCount;
    for (const { seq, names, refcounts, edges, containers } of end === null ? steps : [...steps, end]) {
      if (seq > log.length) return 'a step after the events';
      const ids = [
        ...Object.values(names),
        ...refcounts.keys(),
        ...edges.map(([from]) => from),
        ...edges.map(([, to]) => to),
        ...containerIds(containers),
      ];
      if (!ids.every(isKnown)) return 'a step with an unknown object';
    }
    for (const step of steps) log.steps.push(step);
    log.stepsDropped = stepsDropped;
    if (end !== null) log.end = end;
    return null;
  }
}
