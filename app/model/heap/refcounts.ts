import type { EventLog, Step } from '../../trace/eventLog.ts';

/** The refcounts of one object as the program's lines found them: each count with the first step that read it. */
export interface RefcountLine {
  steps: readonly number[];
  counts: readonly number[];
  most: number;
}

/** What the steps tell of an object's refcount; null where no step read it. */
export function refcountsOf(log: EventLog, id: number): RefcountLine | null {
  let readings = READINGS.get(log);
  if (readings === undefined) {
    readings = new Readings();
    READINGS.set(log, readings);
  }
  readings.readOn(log.steps);
  return readings.lines.get(id) ?? null;
}

const READINGS = new WeakMap<EventLog, Readings>();

/** The refcounts of all objects, as far as the steps were read. */
class Readings {
  readonly lines = new Map<number, { steps: number[]; counts: number[]; most: number }>();
  #stepsRead = 0;

  readOn(steps: readonly Step[]): void {
    for (; this.#stepsRead < steps.length; this.#stepsRead += 1)
      this.#read(this.#stepsRead, steps[this.#stepsRead]!);
  }

  #read(index: number, { refcounts }: Step): void {
    for (const [id, count] of refcounts) {
      const line = this.lines.get(id);
      if (line === undefined) this.lines.set(id, { steps: [index], counts: [count], most: count });
      else if (line.counts.at(-1) !== count) {
        line.steps.push(index);
        line.counts.push(count);
        line.most = Math.max(line.most, count);
      }
    }
  }
}
