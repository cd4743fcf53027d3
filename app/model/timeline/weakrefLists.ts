import type { EventLog } from '../../trace/eventLog.ts';

const NONE = 0;
const BASIC_REFS = 1;
const BASIC_PROXIES = 2;
const OTHERS = 3;

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
    const lists = new Uint8Array(idsInOrder.length);
    for (let at = 0; at < idsInOrder.length; at += 1) lists[at] = listOf(log, idsInOrder[at]!);
    const prepend = (heads: Uint32Array, id: number) => {
      const referent = log.referent(id);
      this.#next[id] = heads[referent]!;
      heads[referent] = id;
    };
    // Prepending turns the order round: the others shall be newest first, the basic ones oldest first
    // (an object has one basic ref at a time, but can have had several).
    for (let at = 0; at < lists.length; at += 1) if (lists[at] === OTHERS) prepend(others, idsInOrder[at]!);
    for (let at = lists.length - 1; at >= 0; at -= 1) {
      if (lists[at] === BASIC_REFS) prepend(basicRefs, idsInOrder[at]!);
      else if (lists[at] === BASIC_PROXIES) prepend(basicProxies, idsInOrder[at]!);
    }
  }

  hasAny(id: number): boolean {
    const [basicRefs, basicProxies, others] = this.#heads;
    return basicRefs[id] !== 0 || basicProxies[id] !== 0 || others[id] !== 0;
  }

  of(id: number): number[] {
    const children: number[] = [];
    for (const heads of this.#heads)
      for (let child = heads[id]!; child !== 0; child = this.#next[child]!) children.push(child);
    return children;
  }
}

function listOf(log: EventLog, id: number): number {
  if (log.referent(id) === 0) return NONE;
  if (log.callback(id) !== null) return OTHERS;
  if (log.role(id) !== 'ref') return BASIC_PROXIES;
  return log.typeName(id) === 'ReferenceType' ? BASIC_REFS : OTHERS;
}
