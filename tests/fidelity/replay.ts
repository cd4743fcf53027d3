import type { EventLog } from '../../app/trace/eventLog.ts';
import { CLEAR_CAUSES } from '../../app/trace/format.ts';
import type { RefState, WeakState } from './weakState.ts';

const BY_REFCOUNT = CLEAR_CAUSES.indexOf('refcount');

/** Replays a log, hidden events included, into the weak references that should exist after it. It never looks at memory. */
export class Replay implements WeakState {
  readonly lists = new Map<number, number[]>();
  readonly refs = new Map<number, RefState>();
  /** Objects whose refcount reached zero and that are not gone yet. */
  readonly dying = new Set<number>();
  /** Living objects that were created in the log, and not only seen. */
  readonly created = new Set<number>();
  #openCollections = 0;
  #next = 0;
  readonly #log: EventLog;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Whether nothing is half done: no object is dying and no collection runs. */
  get isSettled(): boolean {
    return this.dying.size === 0 && this.#openCollections === 0;
  }

  /** Replays what was logged since. */
  advance(): void {
    for (; this.#next < this.#log.length; this.#next += 1) this.#event(this.#next);
  }

  #event(seq: number): void {
    const id = this.#log.subject(seq);
    switch (this.#log.kind(seq)) {
      case 'object-created':
        this.created.add(id);
        this.lists.set(id, []);
        return;
      case 'object-seen':
        this.lists.set(id, []);
        if (this.#log.role(id) !== 'object') this.#meetRef(id);
        return;
      case 'object-dying':
        this.dying.add(id);
        return;
      case 'object-resurrected':
        this.dying.delete(id);
        return;
      case 'object-dead':
        this.dying.delete(id);
        this.created.delete(id);
        this.lists.delete(id);
        return;
      case 'ref-created':
        this.lists.set(id, []);
        this.#insert(id);
        return;
      case 'ref-cleared': {
        this.#takeOut(id);
        const ref = this.refs.get(id);
        if (ref === undefined) return;
        ref.cleared = true;
        // PyObject_ClearWeakRefs takes the callbacks with it; the collector and the API leave them where they are.
        if (this.#log.detail(seq) === BY_REFCOUNT) ref.callback = false;
        return;
      }
      case 'ref-dead':
        this.#takeOut(id);
        this.dying.delete(id);
        this.refs.delete(id);
        this.lists.delete(id);
        return;
      case 'gc-started':
        this.#openCollections += 1;
        return;
      case 'gc-finished':
        this.#openCollections -= 1;
        return;
    }
  }

  /** A weakref that is older than the recording: they are met in the order of their list. */
  #meetRef(id: number): void {
    this.#remember(id);
    this.lists.get(this.#log.referent(id))?.push(id);
  }

  /** CPython's rule: the basic ref first, the basic proxy second, then the rest, newest first. */
  #insert(id: number): void {
    this.#remember(id);
    const list = this.lists.get(this.#log.referent(id));
    if (list === undefined) return;
    const behindRef = list.length > 0 && this.#isBasicRef(list[0]!) ? 1 : 0;
    const isProxySecond = list.length > behindRef && this.#isBasicProxy(list[behindRef]!);
    if (this.#isBasicRef(id)) list.unshift(id);
    else if (this.#isBasicProxy(id)) list.splice(behindRef, 0, id);
    else list.splice(behindRef + (isProxySecond ? 1 : 0), 0, id);
  }

  #remember(id: number): void {
    this.refs.set(id, { cleared: false, callback: this.#log.callback(id) !== null });
  }

  #isBasicRef(id: number): boolean {
    return this.#log.role(id) === 'ref' && this.#isBasic(id) && this.#log.typeName(id) === 'ReferenceType';
  }
  #isBasicProxy(id: number): boolean {
    return this.#log.role(id) !== 'ref' && this.#isBasic(id);
  }
  #isBasic(id: number): boolean {
    return this.#log.callback(id) === null;
  }

  #takeOut(id: number): void {
    const list = this.lists.get(this.#log.referent(id));
    const at = list?.indexOf(id) ?? -1;
    if (at >= 0) list!.splice(at, 1);
  }
}
