import { KIND_CODE } from '../../../trace/eventLog.ts';
import { CREATION_ENTRY_POINTS, ROLES, SILENCES } from '../../../trace/format.ts';
import { REF_TYPE } from '../records.ts';
import type { CapiCallEvents } from './capiCallEvents.ts';
import type { Deaths } from './deaths.ts';
import type { LogWriter } from './logWriter.ts';
import { Malformed } from './malformed.ts';
import type { Places } from './places.ts';
import { REF_FLAG, type RefFlags } from './refFlags.ts';
import type { Texts } from './texts.ts';

const OBJECT_ROLE = ROLES.indexOf('object');
const CAPI_ENTRY_POINT = CREATION_ENTRY_POINTS.indexOf('capi');
const REF_DIED_FIRST = SILENCES.indexOf('ref-died-first');
const REFERENT_FREED = SILENCES.indexOf('referent-freed');

/** The events of weakrefs: whose each is, whether it was cleared, and whether its callback is still due. */
export class Weakrefs {
  readonly #writer: LogWriter;
  readonly #texts: Texts;
  readonly #places: Places;
  readonly #capiCalls: CapiCallEvents;
  readonly #deaths: Deaths;
  readonly #flags: RefFlags;

  constructor(
    writer: LogWriter,
    flags: RefFlags,
    deaths: Deaths,
    texts: Texts,
    places: Places,
    capiCalls: CapiCallEvents,
  ) {
    this.#writer = writer;
    this.#flags = flags;
    this.#deaths = deaths;
    this.#texts = texts;
    this.#places = places;
    this.#capiCalls = capiCalls;
  }

  created(
    address: number,
    referentAddress: number,
    type: number,
    entryPoint: number,
    callback: number,
  ): void {
    const isSnippets = this.#isSnippets(entryPoint);
    const id = this.#add(address, referentAddress, type, callback, isSnippets ? 'snippet' : 'interpreter');
    if (isSnippets) this.#writer.promote(this.#writer.ids.get(referentAddress));
    this.#writer.emit(KIND_CODE['ref-created'], id, entryPoint);
  }

  /** A weakref that is older than the recording; unless something is known to live at its address. */
  listed(address: number, referentAddress: number, type: number, callback: number): void {
    if (this.#writer.ids.get(address) !== 0) return;
    const id = this.#add(address, referentAddress, type, callback, 'interpreter');
    this.#writer.emit(KIND_CODE['object-seen'], id);
  }

  reused(address: number, referentAddress: number, entryPoint: number): void {
    const id = this.#writer.ids.get(address);
    const referent = this.#writer.ids.get(referentAddress);
    if (id === 0 || referent === 0) return;
    if (this.#isSnippets(entryPoint)) {
      this.#writer.promote(referent);
      this.#writer.promote(id);
    }
    this.#writer.emit(KIND_CODE['ref-reused'], id, entryPoint);
  }

  refused(entryPoint: number, type: number, message: number): void {
    if (this.#isSnippets(entryPoint))
      this.#writer.emit(KIND_CODE['ref-refused'], 0, this.#texts.inLog(type), this.#texts.inLog(message));
  }

  cleared(address: number, cause: number): void {
    const ref = this.at(address);
    if (ref === 0 || this.#flags.has(ref, REF_FLAG.cleared)) return;
    this.#flags.set(ref, REF_FLAG.cleared);
    this.#writer.emit(KIND_CODE['ref-cleared'], ref, cause);
  }

  dead(address: number): void {
    const ref = this.at(address);
    if (ref === 0) return;
    if (this.#flags.has(ref, REF_FLAG.hasCallback) && !this.#flags.has(ref, REF_FLAG.settled))
      this.#writer.emit(KIND_CODE['callback-silenced'], ref, this.#whySilencedByDeath(ref));
    this.#writer.emit(KIND_CODE['ref-dead'], ref);
    this.#flags.clear(ref);
    this.#writer.ids.delete(address);
  }

  /** A weakref goes without having been cleared: before its referent, unless that was freed with it uncleared. */
  #whySilencedByDeath(ref: number): number {
    const { log, ids } = this.#writer;
    const referent = log.referent(ref);
    const isFreed = referent !== 0 && ids.get(log.address(referent)) !== referent;
    return isFreed && !this.#flags.has(ref, REF_FLAG.cleared) ? REFERENT_FREED : REF_DIED_FIRST;
  }

  /** `ref` is an id. */
  callbackStarted(ref: number): void {
    this.#flags.set(ref, REF_FLAG.settled);
    this.#writer.emit(KIND_CODE['callback-started'], ref);
  }

  callbackFinished(address: number, error: number): void {
    this.#emitAt(KIND_CODE['callback-finished'], address, error === 0 ? 0 : 1, this.#texts.inLog(error));
  }

  silenced(address: number, why: number): void {
    const ref = this.at(address);
    if (ref === 0 || this.#flags.has(ref, REF_FLAG.settled)) return;
    this.#flags.set(ref, REF_FLAG.settled);
    this.#writer.emit(KIND_CODE['callback-silenced'], ref, why);
  }

  /** `result` is an index in DEREF_RESULTS. */
  deref(address: number, entryPoint: number, result: number): void {
    this.#emitAt(KIND_CODE.deref, address, entryPoint, result);
  }

  /** The id of the weakref at an address; 0 for none. */
  at(address: number): number {
    const id = this.#writer.ids.get(address);
    return this.#flags.has(id, REF_FLAG.isRef) ? id : 0;
  }

  #emitAt(kindCode: number, address: number, detail: number, extra: number): void {
    const ref = this.at(address);
    if (ref !== 0) this.#writer.emit(kindCode, ref, detail, extra);
  }

  #add(
    address: number,
    referentAddress: number,
    type: number,
    callbackText: number,
    origin: 'snippet' | 'interpreter',
  ): number {
    this.#deaths.endOlder(address);
    const role = (type >>> REF_TYPE.roleShift) & REF_TYPE.mask;
    if (role === OBJECT_ROLE) throw new Malformed('a weakref of no kind');
    const typeText = this.#texts.inLog(type >>> REF_TYPE.textShift);
    const callback = callbackText === 0 ? 0 : this.#texts.inLog(callbackText) + 1;
    const referent = this.#writer.ids.get(referentAddress);
    const id = this.#writer.add(address, typeText, role, origin, referent, callback);
    if (id !== 0) this.#flags.set(id, REF_FLAG.isRef | (callback === 0 ? 0 : REF_FLAG.hasCallback));
    return id;
  }

  /**
   * Whether the snippet asked: its own code, or a library's on its behalf. Not the interpreter's C code (tp_subclasses,
   * ABC caches), and not what a module of the standard library sets up for itself while it is imported.
   */
  #isSnippets(entryPoint: number): boolean {
    if (this.#capiCalls.isOpen) return true;
    return entryPoint !== CAPI_ENTRY_POINT && this.#places.isSnippets;
  }
}
