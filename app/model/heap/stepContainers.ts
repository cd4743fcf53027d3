import type { Step } from '../../trace/eventLog.ts';
import type { TraceContainer } from '../../trace/format.ts';

/** A container is looked for through so many others: the recorder follows no more. */
const DEEPEST = 6;

/**
 * The number that stands for a container among objects and weakrefs, whose ids are above 0. It is its address: what
 * lives at one address at different times has one place in the picture.
 */
export function containerId({ address }: { address: string }): number {
  return -Number.parseInt(address, 16);
}

/** The containers of one step, asked from what they hold. */
export class StepContainers {
  readonly #byAddress = new Map<string, TraceContainer>();
  readonly #holders = new Map<number, [container: TraceContainer, way: string][]>();

  /** Only those that `isWanted` are known. */
  constructor(step: Step | null, isWanted: (container: TraceContainer) => boolean = () => true) {
    for (const container of step?.containers ?? []) {
      if (!isWanted(container)) continue;
      this.#byAddress.set(container.address, container);
      for (const [id, way] of container.holds) {
        const known = this.#holders.get(id);
        if (known === undefined) this.#holders.set(id, [[container, way]]);
        else known.push([container, way]);
      }
    }
  }

  at(address: string): TraceContainer | undefined {
    return this.#byAddress.get(address);
  }

  /** Those that variables lead to, through other containers or none. */
  ofVariables(): TraceContainer[] {
    const found = new Set<TraceContainer>();
    const all = [...this.#byAddress.values()];
    const isHeld = ({ heldBy }: TraceContainer) =>
      heldBy.some((holder) => {
        if (typeof holder === 'string') return true;
        const outer = typeof holder[0] === 'string' ? this.#byAddress.get(holder[0]) : undefined;
        return outer !== undefined && found.has(outer);
      });
    for (let known = -1; known < found.size; ) {
      known = found.size;
      for (const container of all) if (isHeld(container)) found.add(container);
    }
    return [...found];
  }

  /**
   * Whether it is through containers that a way leads to an object: `cache['k']` from a variable, where `root` is
   * null, or `.children[0]` from the object `root`.
   */
  leadTo(id: number, way: string, root: number | null): boolean {
    for (const [container, last] of this.#holders.get(id) ?? [])
      if (way.endsWith(last) && this.#isReached(container, withoutEnd(way, last), root, DEEPEST)) return true;
    return false;
  }

  #isReached({ heldBy }: TraceContainer, way: string, root: number | null, depth: number): boolean {
    return heldBy.some((holder) => {
      if (typeof holder === 'string') return root === null && holder === way;
      const [from, last] = holder;
      if (typeof from === 'number') return from === root && last === way;
      const outer = this.#byAddress.get(from);
      if (outer === undefined || depth === 0 || !way.endsWith(last)) return false;
      return this.#isReached(outer, withoutEnd(way, last), root, depth - 1);
    });
  }
}

function withoutEnd(text: string, end: string): string {
  return text.slice(0, text.length - end.length);
}
