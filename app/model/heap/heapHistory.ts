import type { EventLog } from '../../trace/eventLog.ts';
import { CALLBACK_OUTCOMES } from '../../trace/format.ts';
import { EventsByObject } from '../eventsByObject.ts';
import * as kinds from '../kinds.ts';
import { lowerBound } from '../search.ts';
import { ShownEvents } from '../shownEvents.ts';

/**
 * What an object or weakref is at a moment. `cleared`: a weakref that lives on, dead; `dangling`: one whose object was
 * freed without clearing it, so that it points into freed memory.
 */
export type Condition = 'absent' | 'alive' | 'dying' | 'cleared' | 'dangling' | 'freed';

/** Whether something in a condition is still in use: others may refer to it, and it has a refcount above zero. */
export function isInUse(condition: Condition | undefined): boolean {
  return condition === 'alive' || condition === 'cleared' || condition === 'dangling';
}

/** What became of a callback until a moment; `due`: its weakref is cleared, the call comes later. */
export type CallbackState = 'waiting' | 'due' | 'running' | 'returned' | 'raised' | 'silenced';

const NEVER = 0xffffffff;
const RAISED = CALLBACK_OUTCOMES.indexOf('raised');
/** 1 where it changes a state. */
const LIFE_KINDS = kinds.byKind([
  [kinds.CREATED, 1],
  [kinds.SEEN, 1],
  [kinds.DYING, 1],
  [kinds.DEAD, 1],
  [kinds.RESURRECTED, 1],
  [kinds.REF_CREATED, 1],
  [kinds.REF_CLEARED, 1],
  [kinds.REF_DEAD, 1],
  [kinds.CALLBACK_STARTED, 1],
  [kinds.CALLBACK_FINISHED, 1],
  [kinds.CALLBACK_SILENCED, 1],
]);
const CALLBACK_KINDS: ReadonlySet<number> = new Set([
  kinds.CALLBACK_STARTED,
  kinds.CALLBACK_FINISHED,
  kinds.CALLBACK_SILENCED,
]);

/** The state of every object at every moment, interpreter objects included: a weakref list holds those too. */
export class HeapHistory {
  readonly #log: EventLog;
  /** The seqs of the events that change the state of each. */
  readonly #events: EventsByObject;
  /** The weakrefs of each object, the newest first, as linked lists in typed arrays. */
  readonly #newestRef: Uint32Array;
  readonly #olderRef: Uint32Array;

  constructor(log: EventLog) {
    this.#log = log;
    this.#events = new EventsByObject(new ShownEvents(log, { hidden: true }), LIFE_KINDS);
    const size = log.objectCount + 1;
    this.#newestRef = new Uint32Array(size);
    this.#olderRef = new Uint32Array(size);
    // Ids are given in the order in which things are met.
    for (let id = 1; id < size; id += 1) {
      const referent = log.referent(id);
      if (referent === 0 || this.bornAt(id) === NEVER) continue;
      this.#olderRef[id] = this.#newestRef[referent]!;
      this.#newestRef[referent] = id;
    }
  }

  /** Whether it exists when the events before `beforeSeq` have happened. */
  isPresent(id: number, beforeSeq: number): boolean {
    return this.bornAt(id) < beforeSeq && this.freedAt(id) >= beforeSeq;
  }

  /** The seq of its beginning; past every seq where it has none. */
  bornAt(id: number): number {
    return this.#events.firstOf(id) ?? NEVER;
  }

  /** The seq of its end; past every seq where it lives on. */
  freedAt(id: number): number {
    const last = this.#events.lastOf(id);
    if (last === null) return NEVER;
    const kind = this.#log.kindCode(last);
    return kind === kinds.DEAD || kind === kinds.REF_DEAD ? last : NEVER;
  }

  /**
   * Of the weakrefs that were ever made to an object those that are wanted, in CPython's order: basic ref, basic proxy,
   * the newest first.
   */
  refsOf(id: number, isWanted: (ref: number) => boolean = () => true): number[] {
    const refs: number[] = [];
    for (let ref = this.#newestRef[id]!; ref !== 0; ref = this.#olderRef[ref]!)
      if (isWanted(ref)) refs.push(ref);
    // Sorting is stable: within a rank the newest stays first.
    return refs.length < 2 ? refs : refs.sort((one, other) => this.#rank(one) - this.#rank(other));
  }

  #rank(ref: number): number {
    if (this.#log.callback(ref) !== null) return 2;
    if (this.#log.role(ref) !== 'ref') return 1;
    return this.#log.typeName(ref) === 'ReferenceType' ? 0 : 2;
  }

  condition(id: number, beforeSeq: number): Condition {
    if (this.bornAt(id) >= beforeSeq) return 'absent';
    if (this.freedAt(id) < beforeSeq) return 'freed';
    if (this.#log.role(id) !== 'object') {
      if (this.lastOf(id, beforeSeq, (kind) => kind === kinds.REF_CLEARED) !== null) return 'cleared';
      const referent = this.#log.referent(id);
      return referent !== 0 && this.freedAt(referent) < beforeSeq ? 'dangling' : 'alive';
    }
    const changed = this.lastOf(id, beforeSeq, (kind) => kind === kinds.DYING || kind === kinds.RESURRECTED);
    return changed !== null && this.#log.kindCode(changed) === kinds.DYING ? 'dying' : 'alive';
  }

  /** Whether an object was resurrected between two moments. */
  isResurrectedSince(id: number, seq: number, beforeSeq: number): boolean {
    return this.lastOf(id, beforeSeq, (kind) => kind === kinds.RESURRECTED, seq) !== null;
  }

  /** null for a weakref without a callback. */
  callback(ref: number, beforeSeq: number): CallbackState | null {
    if (this.#log.callback(ref) === null) return null;
    const last = this.lastOf(ref, beforeSeq, (kind) => CALLBACK_KINDS.has(kind));
    if (last === null) return this.condition(ref, beforeSeq) === 'cleared' ? 'due' : 'waiting';
    switch (this.#log.kindCode(last)) {
      case kinds.CALLBACK_STARTED:
        return 'running';
      case kinds.CALLBACK_SILENCED:
        return 'silenced';
      default:
        return this.#log.detail(last) === RAISED ? 'raised' : 'returned';
    }
  }

  /** The seq of the last event of a kind about an object before a moment, and from `since` on; null for none. */
  lastOf(id: number, beforeSeq: number, isWanted: (kind: number) => boolean, since = 0): number | null {
    const seqs = this.#events.of(id);
    for (let at = lowerBound(seqs, beforeSeq) - 1; at >= 0; at -= 1) {
      const seq = seqs[at]!;
      if (seq < since) return null;
      if (isWanted(this.#log.kindCode(seq))) return seq;
    }
    return null;
  }

  /** The weakrefs in an object's list at a moment, in its order. */
  weakrefList(id: number, beforeSeq: number): number[] {
    return this.refsOf(id, (ref) => this.condition(ref, beforeSeq) === 'alive');
  }
}
