import type { Step } from '../../trace/eventLog.ts';
import { toldReferences } from '../heap/references.ts';
import { StepContainers } from '../heap/stepContainers.ts';

/** A strong reference to an object: a variable (or a path from one through containers), or another object. */
export interface Holder {
  /** The object that holds it; null for a name. */
  from: number | null;
  label: string;
}

/** The heap as one step saw it. */
export class StepView {
  readonly step: Step;
  #holders: Map<number, Holder[]> | null = null;
  #outgoing: Map<number, { to: number; label: string }[]> | null = null;
  #known: ReadonlyMap<number, number> | null = null;
  #named: number[] | null = null;
  #reachable: Set<number> | null = null;

  constructor(step: Step) {
    this.step = step;
  }

  holdersOf(id: number): readonly Holder[] {
    this.#holders ??= holdersByObject(this.step);
    return this.#holders.get(id) ?? [];
  }

  isNamed(id: number, name: string): boolean {
    return this.step.names[name] === id;
  }

  /** The objects that an object refers to. */
  heldBy(id: number): readonly { to: number; label: string }[] {
    if (this.#outgoing === null) {
      this.#outgoing = new Map();
      for (const [from, to, , label] of this.step.edges) pushTo(this.#outgoing, from, { to, label });
    }
    return this.#outgoing.get(id) ?? [];
  }

  isAlive(id: number): boolean {
    return this.step.refcounts.has(id);
  }

  /** Whether a name of the program leads to an object. */
  isReachable(id: number): boolean {
    this.#reachable ??= this.#reach(this.#namedObjects());
    return this.#reachable.has(id);
  }

  /** Whether a name leads to an object on a way that does not pass through another one. */
  isReachableWithout(id: number, other: number): boolean {
    return this.#reach(this.#namedObjects(), other).has(id);
  }

  /** What an object leads to, itself not counted unless something leads back. */
  reachedFrom(ids: Iterable<number>): Set<number> {
    return this.#reach(ids);
  }

  /** How many references are not among the known ones. */
  unexplained(id: number): number {
    const { step } = this;
    this.#known ??= toldReferences(step, Object.entries(step.names), step.edges);
    return (step.refcounts.get(id) ?? 0) - (this.#known.get(id) ?? 0);
  }

  /** An object and all that lead to it. */
  above(id: number): ReadonlySet<number> {
    const above = new Set([id]);
    // A set goes on to what is added meanwhile.
    for (const at of above) for (const { from } of this.holdersOf(at)) if (from !== null) above.add(from);
    return above;
  }

  /** The shortest way from an object back to itself; null where there is none. */
  cycleThrough(id: number): { from: number; label: string }[] | null {
    const cameBy = new Map<number, { from: number; label: string }>();
    const queue = [id];
    for (const from of queue) {
      for (const { to, label } of this.heldBy(from)) {
        if (cameBy.has(to)) continue;
        cameBy.set(to, { from, label });
        if (to === id) return wayBack(cameBy, id);
        queue.push(to);
      }
    }
    return null;
  }

  /**
   * What an expression of the program stands for at this step: a variable, or attributes from one on. Undefined
   * where it leads to nothing that is traced.
   */
  resolve(expression: string): number | undefined {
    const direct = this.step.names[expression];
    if (direct !== undefined) return direct;
    for (let dot = expression.lastIndexOf('.'); dot > 0; dot = expression.lastIndexOf('.', dot - 1)) {
      const root = this.resolve(expression.slice(0, dot));
      if (root === undefined) continue;
      return this.heldBy(root).find(({ label }) => label === expression.slice(dot))?.to;
    }
    return undefined;
  }

  /** Those that variables lead to, also by ways that share a name: `seen{…}` is each member of a set. */
  #namedObjects(): readonly number[] {
    if (this.#named === null) {
      const { step } = this;
      const containers = new StepContainers(step).ofVariables();
      this.#named = [
        ...Object.values(step.names),
        ...containers.flatMap(({ holds }) => holds.map(([id]) => id)),
      ];
    }
    return this.#named;
  }

  #reach(from: Iterable<number>, without?: number): Set<number> {
    const reached = new Set<number>();
    const queue = [...from];
    for (const id of queue) {
      if (reached.has(id) || id === without) continue;
      reached.add(id);
      for (const { to } of this.heldBy(id)) if (!reached.has(to)) queue.push(to);
    }
    return reached;
  }
}

function holdersByObject({ names, edges }: Step): Map<number, Holder[]> {
  const holders = new Map<number, Holder[]>();
  for (const [label, id] of Object.entries(names)) pushTo(holders, id, { from: null, label });
  for (const [from, to, , label] of edges) pushTo(holders, to, { from, label });
  return holders;
}

function wayBack(
  cameBy: ReadonlyMap<number, { from: number; label: string }>,
  id: number,
): { from: number; label: string }[] {
  const way: { from: number; label: string }[] = [];
  let at = id;
  do {
    const link = cameBy.get(at)!;
    way.unshift(link);
    at = link.from;
  } while (at !== id);
  return way;
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
