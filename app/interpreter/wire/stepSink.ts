import type { Step } from '../../trace/eventLog.ts';
import type { StepEdge } from '../../trace/format.ts';

/** What is told of a step besides its refcounts and edges; `names` in the order in which they were met. */
export interface StepHead extends Pick<Step, 'seq' | 'line' | 'function' | 'containers'> {
  names: ReadonlyMap<string, number>;
}

/** Where a step goes while it is read: its refcounts and edges as they are met, the rest at its end. */
export interface StepSink {
  refcount(id: number, count: number): void;
  edge(from: number, to: number, label: string): void;
  end(head: StepHead): void;
}

/** Makes steps as they are kept. */
export class StepBuilder implements StepSink {
  readonly #built: (step: Step) => void;
  #refcounts = new Map<number, number>();
  #edges: StepEdge[] = [];

  constructor(built: (step: Step) => void) {
    this.#built = built;
  }

  refcount(id: number, count: number): void {
    this.#refcounts.set(id, count);
  }

  edge(from: number, to: number, label: string): void {
    this.#edges.push([from, to, 'strong', label]);
  }

  end({ names, containers, ...head }: StepHead): void {
    const [refcounts, edges] = [this.#refcounts, this.#edges];
    this.#refcounts = new Map();
    this.#edges = [];
    const told = containers === undefined ? {} : { containers };
    this.#built({ ...head, names: Object.fromEntries(names), refcounts, edges, ...told });
  }
}
