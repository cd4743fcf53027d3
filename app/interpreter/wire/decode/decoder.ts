import { CAPI_SIGNATURES } from '../../../trace/capiSignatures.ts';
import { type EventLog, KIND_CODE } from '../../../trace/eventLog.ts';
import {
  CLEAR_CAUSES,
  CREATION_ENTRY_POINTS,
  DEATH_CAUSES,
  DEREF_ENTRY_POINTS,
  ROLES,
  SILENCES,
} from '../../../trace/format.ts';
import { C_RESULTS, FOLLOWING_WORDS, PENDING, RECORD, REF_TYPE, type RecordBatch, SAME } from '../records.ts';
import { Brackets } from './brackets.ts';
import { CallsFromC } from './callsFromC.ts';
import { CapiCallEvents } from './capiCallEvents.ts';
import { Collections } from './collections.ts';
import { Deaths } from './deaths.ts';
import { LogWriter } from './logWriter.ts';
import { below, Malformed } from './malformed.ts';
import { Places } from './places.ts';
import { RefFlags } from './refFlags.ts';
import { Texts } from './texts.ts';
import { Weakrefs } from './weakrefs.ts';

const OBJECT_ROLE = ROLES.indexOf('object');

/**
 * Turns the probe's records into events. Addresses become ids, one for each birth at an address; what the records
 * leave open (whose a weakref is, whether a callback is still due, who survived) is followed by one part each. It needs
 * nothing but the records, so that it works wherever they were sent to.
 */
export class Decoder {
  readonly #texts: Texts;
  readonly #places: Places;
  readonly #writer: LogWriter;
  readonly #deaths: Deaths;
  readonly #brackets: Brackets;
  readonly #collections: Collections;
  readonly #capiCalls: CapiCallEvents;
  readonly #callsFromC: CallsFromC;
  readonly #weakrefs: Weakrefs;
  /** The last number that came with each kind of record, and the last type of a created weakref. */
  readonly #numbers = new Uint32Array(SAME);
  #refType = 0;

  constructor(log: EventLog) {
    const refFlags = new RefFlags();
    this.#texts = new Texts(log.texts);
    this.#places = new Places(log);
    this.#writer = new LogWriter(log, this.#places);
    this.#deaths = new Deaths(this.#writer, refFlags);
    this.#brackets = new Brackets(this.#writer);
    this.#collections = new Collections(this.#writer);
    this.#capiCalls = new CapiCallEvents(this.#writer, this.#texts);
    this.#callsFromC = new CallsFromC(this.#writer, this.#texts, this.#capiCalls);
    this.#weakrefs = new Weakrefs(
      this.#writer,
      refFlags,
      this.#deaths,
      this.#texts,
      this.#places,
      this.#capiCalls,
    );
  }

  /** The id of what lives at an address; undefined if the log has not met it. */
  idAt(address: number): number | undefined {
    return this.#writer.ids.get(address) || undefined;
  }

  /**
   * Reads a batch. `stops` are places among its words, in order; at each, `reached` is called with its index.
   * The batch is untrusted: gives what is wrong with it, or null.
   */
  read(
    { words, texts, codes }: Pick<RecordBatch, 'words' | 'texts' | 'codes'>,
    stops: readonly number[] = [],
    reached: (stop: number) => void = () => {},
  ): string | null {
    this.#texts.add(texts);
    this.#places.addCodes(codes);
    try {
      let at = 0;
      for (let stop = 0; stop < stops.length; stop += 1) {
        if (stops[stop]! < at || stops[stop]! > words.length) throw new Malformed('a moment out of turn');
        at = this.#decode(words, at, stops[stop]!);
        reached(stop);
      }
      this.#decode(words, at, words.length);
      return null;
    } catch (error) {
      if (error instanceof Malformed) return error.message;
      throw error;
    }
  }

  /** Gives `end`, which must be the end of a record. */
  #decode(words: Uint32Array, begin: number, end: number): number {
    let at = begin;
    while (at < end) {
      const head = words[at]!;
      const kind = head & ~SAME & 0xff;
      const following = FOLLOWING_WORDS[head & 0xff]!;
      if (following === -1) throw new Malformed('an unknown kind of record');
      if (at + following >= end) throw new Malformed('half a record');
      if ((head & SAME) === 0) {
        const c = following > 2 ? words[at + 3]! : 0;
        this.#numbers[kind] = head >>> 8;
        if (kind === RECORD.refCreated) this.#refType = c;
        else if (kind === RECORD.cCalled || kind === RECORD.cReturned)
          this.#callsFromC.keep(kind, words.subarray(at + 1, at + 1 + following));
        this.#record(kind, head >>> 8, words[at + 1]!, following > 1 ? words[at + 2]! : 0, c);
      } else {
        const address = (head >>> 8) << 3;
        this.#record(kind, this.#numbers[kind]!, address, following > 0 ? words[at + 1]! : 0, this.#refType);
      }
      at += 1 + following;
    }
    return at;
  }

  #record(kind: number, inKind: number, a: number, b: number, c: number): void {
    switch (kind) {
      case RECORD.place:
        this.#places.moveTo(inKind, a, b, c);
        return;
      case RECORD.placeAgain:
        this.#places.moveBack(inKind);
        return;
      case RECORD.time:
        this.#writer.tUs = a;
        return;
      case RECORD.born:
        this.#writer.emit(KIND_CODE['object-created'], this.#addObject(a, inKind, 'snippet'));
        return;
      case RECORD.seen:
        this.#seen(a, inKind);
        return;
      case RECORD.named:
        this.#named(a, inKind);
        return;
      case RECORD.listed:
        this.#weakrefs.listed(a, b, c, inKind);
        return;
      case RECORD.dying:
        this.#deaths.started(a, causeOfDeath(inKind));
        return;
      case RECORD.deallocated:
        this.#deaths.finished(a);
        return;
      case RECORD.died:
        this.#deaths.atOnce(a, causeOfDeath(this.#numbers[RECORD.dying]!));
        return;
      case RECORD.resurrected:
        this.#resurrected(a);
        return;
      case RECORD.finalizerStarted:
        this.#finalizerStarted(a);
        return;
      case RECORD.finalizerFinished:
        this.#finalizerFinished(a);
        return;
      case RECORD.refCreated:
        this.#weakrefs.created(a, b, c, below(c & REF_TYPE.mask, CREATION_ENTRY_POINTS), inKind);
        return;
      case RECORD.refReused:
        this.#weakrefs.reused(a, b, below(inKind, CREATION_ENTRY_POINTS));
        return;
      case RECORD.refRefused:
        this.#weakrefs.refused(below(inKind, CREATION_ENTRY_POINTS), a, b);
        return;
      case RECORD.refCleared:
        this.#weakrefs.cleared(a, below(inKind, CLEAR_CAUSES));
        return;
      case RECORD.refDead:
        this.#weakrefs.dead(a);
        return;
      case RECORD.callbackStarted:
        this.#callbackStarted(a);
        return;
      case RECORD.callbackFinished:
        if (!this.#brackets.finish(0)) return;
        this.#weakrefs.callbackFinished(a, inKind);
        this.#brackets.reportLate();
        return;
      case RECORD.callbackSilenced:
        this.#weakrefs.silenced(a, below(inKind, SILENCES));
        return;
      case RECORD.deref:
        this.#weakrefs.deref(a, below(inKind, DEREF_ENTRY_POINTS), 0);
        return;
      case RECORD.derefDead:
        this.#weakrefs.deref(a, below(inKind, DEREF_ENTRY_POINTS), 1);
        return;
      case RECORD.gcStarted:
        this.#collections.started(inKind >>> 1, (inKind & 1) === 1, a, b);
        this.#brackets.start(0, true);
        return;
      case RECORD.gcFinished:
        if (!this.#collections.finished(inKind, a, b)) return;
        this.#brackets.finish(0);
        this.#brackets.reportLate();
        return;
      case RECORD.capiStarted:
        this.#capiCalls.started(a, b);
        return;
      case RECORD.capiFinished:
        this.#capiCalls.finished(a);
        return;
      case RECORD.cSite:
        this.#places.moveInC(inKind);
        return;
      case RECORD.cCalled:
        this.#callsFromC.started(below(inKind, CAPI_SIGNATURES));
        return;
      case RECORD.cReturned:
        this.#callsFromC.finished(below(inKind, C_RESULTS));
        return;
    }
  }

  #addObject(address: number, type: number, origin: 'snippet' | 'interpreter'): number {
    this.#deaths.endOlder(address);
    return this.#writer.add(address, this.#texts.inLog(type), OBJECT_ROLE, origin, 0, 0);
  }

  /** A weakref that is a referent itself needs no introduction. */
  #seen(address: number, type: number): void {
    if (this.#weakrefs.at(address) !== 0) return;
    const dying = this.#deaths.unmetAt(address);
    const id = this.#addObject(address, type, 'interpreter');
    this.#writer.emit(KIND_CODE['object-seen'], id);
    // Its own finalizer introduces it: what came before is reported now.
    if (dying !== undefined && !dying.survived) {
      dying.id = id;
      this.#deaths.emitDying(id, dying.cause);
    }
    this.#brackets.reportLate();
  }

  #named(address: number, name: number): void {
    const id = this.#writer.ids.get(address);
    if (id !== 0 && this.#weakrefs.at(address) === 0) this.#writer.log.setName(id, this.#texts.inLog(name));
  }

  #resurrected(address: number): void {
    const id = this.#writer.ids.get(address);
    const wasDying = this.#deaths.survived(address);
    if (id === 0) return;
    // The collector reports all survivors that were ever finalized. Outside of it, an object that was not reported to be
    // dying has a finalizer written in C that introduced it.
    if (!wasDying && !this.#collections.hasFinalized(id)) return;
    this.#writer.emit(KIND_CODE['object-resurrected'], id);
  }

  #finalizerStarted(address: number): void {
    const id = this.#writer.ids.get(address);
    this.#brackets.start(address, id !== 0);
    if (id !== 0) this.#writer.emit(KIND_CODE['finalizer-started'], id);
  }

  #finalizerFinished(address: number): void {
    const id = this.#writer.ids.get(address);
    if (!this.#brackets.finish(address) || id === 0) return;
    this.#collections.finalized(id);
    this.#writer.emit(KIND_CODE['finalizer-finished'], id);
    this.#brackets.reportLate();
  }

  #callbackStarted(address: number): void {
    const ref = this.#weakrefs.at(address);
    this.#brackets.start(0, ref !== 0);
    if (ref !== 0) this.#weakrefs.callbackStarted(ref);
  }
}

/** The cause of a death as a record has it. */
function causeOfDeath(number: number): number {
  if (number >= DEATH_CAUSES.length + PENDING) throw new Malformed('an unknown code');
  return number;
}
