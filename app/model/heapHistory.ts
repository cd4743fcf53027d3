import type { EventLog } from '../trace/eventLog.ts';
import { CALLBACK_OUTCOMES } from '../trace/format.ts';
import { GrowingWords } from '../trace/growing.ts';
import { EventsByObject } from './eventsByObject.ts';
import * as kinds from './kinds.ts';
import { lowerBound } from './search.ts';

/** What an object or weakref is at a moment; `cleared`: a weakref that lives on, dead. */
export type Condition = 'absent' | 'alive' | 'dying' | 'cleared' | 'freed';

/** What became of a callback until a moment; `due`: its weakref is cleared, the call comes later. */
export type CallbackState = 'waiting' | 'due' | 'running' | 'returned' | 'raised' | 'silenced';

const NEVER = 0xffffffff;
const RAISED = CALLBACK_OUTCOMES.indexOf('raised');
const LIFE_KINDS: ReadonlySet<number> = new Set([
  kinds.CREATED,
  kinds.SEEN,
  kinds.DYING,
  kinds.DEAD,
  kinds.RESURRECTED,
  kinds.REF_CREATED,
  kinds.REF_CLEARED,
  kinds.REF_DEAD,
  kinds.CALLBACK_STARTED,
  kinds.CALLBACK_FINISHED,
  kinds.CALLBACK_SILENCED,
]);
const CALLBACK_KINDS: ReadonlySet<number> = new Set([
  kinds.CALLBACK_STARTED,
  kinds.CALLBACK_FINISHED,
  kinds.CALLBACK_SILENCED,
]);

/** The state of every object at every moment, interpreter objects included: a weakref list holds those too. */
export class HeapHistory {
  readonly #log: EventLog;
  /** The events that change a state. */
  readonly #seqs: Uint32Array;
  readonly #events: EventsByObject;
  readonly #born: Uint32Array;
  readonly #freed: Uint32Array;
  /** The weakrefs of each object, the newest first, as linked lists in typed arrays. */
  readonly #newestRef: Uint32Array;
  readonly #olderRef: Uint32Array;

  constructor(log: EventLog) {
    this.#log = log;
    const seqs = new GrowingWords();
    const size = log.objectCount + 1;
    this.#born = new Uint32Array(size).fill(NEVER);
    this.#freed = new Uint32Array(size).fill(NEVER);
    this.#newestRef = new Uint32Array(size);
    this.#olderRef = new Uint32Array(size);
    for (let seq = 0; seq < log.length; seq += 1) {
      const kind = log.kindCode(seq);
      if (!LIFE_KINDS.has(kind)) continue;
      seqs.push(seq);
      const id = log.subject(seq);
      if (kind === kinds.DEAD || kind === kinds.REF_DEAD) this.#freed[id] = seq;
      if (this.#born[id] !== NEVER) continue;
      this.#born[id] = seq;
      const referent = log.referent(id);
      if (referent === 0) continue;
      this.#olderRef[id] = this.#newestRef[referent]!;
      this.#newestRef[referent] = id;
    }
    this.#seqs = seqs.slice(0);
    this.#events = new EventsByObject(log, this.#seqs);
  }

  /** Whether it exists when the events before `beforeSeq` have happened. */
  isPresent(id: number, beforeSeq: number): boolean {
    return this.#born[id]! < beforeSeq && this.#freed[id]! >= beforeSeq;
  }

  bornAt(id: number): number {
    return this.#born[id]!;
  }

  /** The seq of its end; past every seq where it lives on. */
  freedAt(id: number): number {
    return this.#freed[id]!;
  }

  /** The weakrefs that were ever made to an object, in CPython's order: basic ref, basic proxy, the newest first. */
  refsOf(id: number): number[] {
    const refs: number[] = [];
    for (let ref = this.#newestRef[id]!; ref !== 0; ref = this.#olderRef[ref]!) refs.push(ref);
    // Sorting is stable: within a rank the newest stays first.
    return refs.length < 2 ? refs : refs.sort((one, other) => this.#rank(one) - this.#rank(other));
  }

  #rank(ref: number): number {
    if (this.#log.callback(ref) !== null) return 2;
    if (this.#log.role(ref) !== 'ref') return 1;
    return this.#log.typeName(ref) === 'ReferenceType' ? 0 : 2;
  }

  condition(id: number, beforeSeq: number): Condition {
    if (this.#born[id]! >= beforeSeq) return 'absent';
    if (this.#freed[id]! < beforeSeq) return 'freed';
    if (this.#log.role(id) !== 'object')
      return this.lastOf(id, beforeSeq, (kind) => kind === kinds.REF_CLEARED) === null ? 'alive' : 'cleared';
    const changed = this.lastOf(id, beforeSeq, (kind) => kind === kinds.DYING || kind === kinds.RESURRECTED);
    return changed !== null && this.#log.kindCode(changed) === kinds.DYING ? 'dying' : 'alive';
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

  /** The seq of the last event of a kind about an object before a moment; null for none. */
  lastOf(id: number, beforeSeq: number, isWanted: (kind: number) => boolean): number | null {
    const places = this.#events.of(id);
    for (let at = lowerBound(places, lowerBound(this.#seqs, beforeSeq)) - 1; at >= 0; at -= 1) {
      const seq = this.#seqs[places[at]!]!;
      if (isWanted(this.#log.kindCode(seq))) return seq;
    }
    return null;
  }

  /** The weakrefs in an object's list at a moment, in its order. */
  weakrefList(id: number, beforeSeq: number): number[] {
    return this.refsOf(id).filter((ref) => this.condition(ref, beforeSeq) === 'alive');
  }
}
