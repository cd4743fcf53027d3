import type { EventLog } from '../trace/eventLog.ts';

/**
 * The weakrefs of every object in the order of CPython's list: the basic ref, the basic proxy, then the newest
 * first. Linked lists in typed arrays: no array an object.
 */
export class WeakrefLists {
  readonly #heads: readonly [Uint32Array, Uint32Array, Uint32Array];
  readonly #next: Uint32Array;

  constructor(log: EventLog, idsInOrder: Uint32Array) {
    const size = log.objectCount + 1;
    const basicRefs = new Uint32Array(size);
    const basicProxies = new Uint32Array(size);
    const others = new Uint32Array(size);
    this.#heads = [basicRefs, basicProxies, others];
    this.#next = new Uint32Array(size);
    const prepend = (heads: Uint32Array, id: number) => {
      const referent = log.referent(id);
      this.#next[id] = heads[referent]!;
      heads[referent] = id;
    };
    const listOf = (id: number): Uint32Array | null => {
      if (log.referent(id) === 0) return null;
      if (log.callback(id) !== null) return others;
      const role = log.role(id);
      if (role === 'ref') return log.typeName(id) === 'ReferenceType' ? basicRefs : others;
      return basicProxies;
    };
    // Prepending turns the order round: the others shall be newest first, the basic ones oldest first
    // (an object has one basic ref at a time, but can have had several).
    for (let at = 0; at < idsInOrder.length; at += 1) {
      const newestFirst = idsInOrder[at]!;
      if (listOf(newestFirst) === others) prepend(others, newestFirst);
      const oldestFirst = idsInOrder[idsInOrder.length - 1 - at]!;
      const list = listOf(oldestFirst);
      if (list !== null && list !== others) prepend(list, oldestFirst);
    }
  }

  hasAny(id: number): boolean {
    const [basicRefs, basicProxies, others] = this.#heads;
    return basicRefs[id] !== 0 || basicProxies[id] !== 0 || others[id] !== 0;
  }

  of(id: number): number[] {
    const children: number[] = [];
    this.addTo(children, id);
    return children;
  }

  /** Adds the weakrefs to an object to `children`. */
  addTo(children: number[], id: number): void {
    if (!this.hasAny(id)) return;
    for (const heads of this.#heads)
      for (let child = heads[id]!; child !== 0; child = this.#next[child]!) children.push(child);
  }
}
