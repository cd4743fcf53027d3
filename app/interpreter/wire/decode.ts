import { CAPI_SIGNATURES } from '../../trace/capiSignatures.ts';
import { type EventLog, KIND_CODE } from '../../trace/eventLog.ts';
import {
  type CapiValue,
  CLEAR_CAUSES,
  CREATION_ENTRY_POINTS,
  DEATH_CAUSES,
  DEREF_ENTRY_POINTS,
  ROLES,
  SILENCES,
} from '../../trace/format.ts';
import { markIdleCollection } from '../../trace/idleCollection.ts';
import type { CapiArgument } from '../capi/capiCalls.ts';
import { AddressMap } from './addressMap.ts';
import { type CallOutcome, CallsFromC } from './callsFromC.ts';
import { OpenBrackets } from './openBrackets.ts';
import {
  C_RESULTS,
  type CodeDescription,
  FOLLOWING_WORDS,
  MOST_PLACES,
  RECORD,
  REF_TYPE,
  type RecordBatch,
  SAME,
} from './records.ts';

/** Events and objects that a run keeps; what comes after is counted. */
export const MOST_EVENTS = 2_000_000;
export const MOST_OBJECTS = 1_000_000;

/** What is known of a weakref besides what the log says: flags. */
const IS_REF = 1;
const HAS_CALLBACK = 2;
/** Its callback was called, or will never be. */
const SETTLED = 4;
const CLEARED = 8;

interface Dying {
  address: number;
  /** 0 while nothing has met it. */
  id: number;
  cause: number;
  survived: boolean;
  told: boolean;
  /** An older death at the same address that has not come to its end: its number; 0 for none. */
  outer: number;
}

/** Where the interpreter was. */
interface Place {
  /** The snippet's, or none. */
  code: CodePlace;
  line: number;
  /** What runs on its behalf, or none. */
  library: CodePlace;
  /** Whether what is made here is the snippet's. */
  isSnippets: boolean;
  /** The log's number of the place; -1 while nothing has happened there. */
  inLog: number;
  /** The same where a line of the program's C runs, by its site. */
  inLogBySite?: Map<number, number>;
}

/** A line of the program's C, in its function. */
interface Site {
  function: string;
  line: number;
}

/** A call of the C API by the snippet itself that has not returned. */
interface CapiCall {
  /** -1 where it is no longer kept. */
  seq: number;
  args: CapiValue[];
}

interface Collection {
  startSeq: number;
  automatic: boolean;
  collected: number;
  uncollectable: number;
  /** Objects whose finalizer this collection called. */
  finalized: Set<number>;
}

const OBJECT_ROLE = ROLES.indexOf('object');
const CAPI_ENTRY_POINT = CREATION_ENTRY_POINTS.indexOf('capi');
const REF_DIED_FIRST = SILENCES.indexOf('ref-died-first');

/** What is wrong with a batch of records. */
class Malformed extends Error {}

/** More than this is open at once in no run. */
const MOST_OPEN = 100_000;

/**
 * Turns the probe's records into events. Addresses become ids, one for each birth at an address; what the records
 * leave open (whose a weakref is, whether a callback is still due, who survived) is followed here. It needs nothing
 * but the records, so that it works wherever they were sent to.
 */
export class Decoder {
  readonly #log: EventLog;
  readonly #ids = new AddressMap();
  /** The flags of weakrefs, by id. */
  #refFlags = new Uint8Array(1024);
  /** The number of the innermost death at an address. */
  readonly #dying = new AddressMap();
  /** Deaths by their numbers, 1, 2, 3 …, and numbers that are free again. */
  readonly #deaths: Dying[] = [];
  readonly #freeDeaths: number[] = [];
  readonly #open = new OpenBrackets();
  readonly #collections: Collection[] = [];
  readonly #capiCalls: CapiCall[] = [];
  readonly #callsFromC = new CallsFromC();
  /** By their numbers; none is 0. */
  readonly #sites: Site[] = [{ function: '', line: 0 }];
  /** The line of C that runs. */
  #site = 0;
  readonly #texts: string[] = [''];
  /** The log's numbers of the texts; -1 for those that it has not had yet. */
  readonly #logTexts: number[] = [0];
  /** Where nothing of Python runs. It is this log's: places are numbered by log. */
  readonly #noCode = new CodePlace(NO_CODE);
  readonly #codes: CodePlace[] = [this.#noCode];
  #tUs = 0;
  #place: Place = { code: this.#noCode, line: 0, library: this.#noCode, isSnippets: false, inLog: -1 };
  /** By their numbers. */
  readonly #places: Place[] = [];
  /** The last number that came with each kind of record, and the last type of a created weakref. */
  readonly #numbers = new Uint32Array(SAME);
  #refType = 0;

  constructor(log: EventLog) {
    this.#log = log;
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
    for (const text of texts) {
      this.#texts.push(text);
      this.#logTexts.push(-1);
    }
    for (const code of codes) {
      this.#codes.push(new CodePlace(code));
      if (code.isC) for (const line of code.lines) this.#sites.push({ function: code.function, line });
    }
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
        this.#moveTo(inKind, a, b, c);
        return;
      case RECORD.placeAgain:
        this.#moveBack(inKind);
        return;
      case RECORD.time:
        this.#tUs = a;
        return;
      case RECORD.born:
        this.#emit(KIND_CODE['object-created'], this.#addObject(a, inKind, 'snippet'));
        return;
      case RECORD.seen:
        this.#seen(a, inKind);
        return;
      case RECORD.listed:
        if (this.#ids.get(a) === 0)
          this.#emit(KIND_CODE['object-seen'], this.#addRef(a, b, c, inKind, 'interpreter'));
        return;
      case RECORD.dying:
        this.#died(a, below(inKind, DEATH_CAUSES));
        return;
      case RECORD.deallocated:
        this.#deallocated(a);
        return;
      case RECORD.died:
        this.#diedAtOnce(a, below(this.#numbers[RECORD.dying]!, DEATH_CAUSES));
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
        this.#refCreated(a, b, c, below(c & REF_TYPE.mask, CREATION_ENTRY_POINTS), inKind);
        return;
      case RECORD.refReused:
        this.#refReused(a, b, below(inKind, CREATION_ENTRY_POINTS));
        return;
      case RECORD.refRefused:
        if (this.#isSnippets(below(inKind, CREATION_ENTRY_POINTS)))
          this.#emit(KIND_CODE['ref-refused'], 0, this.#logText(a), this.#logText(b));
        return;
      case RECORD.refCleared:
        this.#refCleared(a, below(inKind, CLEAR_CAUSES));
        return;
      case RECORD.refDead:
        this.#refDead(a);
        return;
      case RECORD.callbackStarted:
        this.#callbackStarted(a);
        return;
      case RECORD.callbackFinished:
        this.#callbackFinished(a, inKind);
        return;
      case RECORD.callbackSilenced:
        this.#silenced(a, below(inKind, SILENCES));
        return;
      case RECORD.deref:
        this.#aboutRef(KIND_CODE.deref, a, below(inKind, DEREF_ENTRY_POINTS), 0);
        return;
      case RECORD.derefDead:
        this.#aboutRef(KIND_CODE.deref, a, below(inKind, DEREF_ENTRY_POINTS), 1);
        return;
      case RECORD.gcStarted:
        this.#gcStarted(inKind >>> 1, (inKind & 1) === 1, a, b);
        return;
      case RECORD.gcFinished:
        this.#gcFinished(inKind, a, b);
        return;
      case RECORD.capiStarted:
        this.#capiStarted(a, b);
        return;
      case RECORD.capiFinished:
        this.#capiFinished(a);
        return;
      case RECORD.cSite:
        if (inKind >= this.#sites.length) throw new Malformed('an unknown line of C');
        this.#site = inKind;
        return;
      case RECORD.cCalled:
        this.#calledFromC(below(inKind, CAPI_SIGNATURES));
        return;
      case RECORD.cReturned:
        this.#returnedToC(below(inKind, C_RESULTS));
        return;
    }
  }

  #moveTo(number: number, library: number, code: number, unit: number): void {
    const place = this.#codes[code];
    const outer = this.#codes[library >>> 1];
    if (place === undefined || outer === undefined) throw new Malformed('an unknown code object');
    if (number >= MOST_PLACES) throw new Malformed('an unknown place');
    this.#place = {
      code: place,
      line: place.description.lines[unit] ?? 0,
      library: outer,
      isSnippets: code !== 0 && !((library & 1) === 1 && outer.description.isStandardLibrary),
      inLog: -1,
    };
    this.#places[number] = this.#place;
  }

  #moveBack(number: number): void {
    const place = this.#places[number];
    if (place === undefined) throw new Malformed('an unknown place');
    this.#place = place;
  }

  // ------------------------------------------------------------ objects

  /** A weakref that is a referent itself needs no introduction. */
  #seen(address: number, type: number): void {
    if (this.#refAt(address) !== 0) return;
    const dying = this.#deathAt(address, ({ id }) => id === 0);
    const id = this.#addObject(address, type, 'interpreter');
    this.#emit(KIND_CODE['object-seen'], id);
    // Its own finalizer introduces it: what came before is told now.
    if (dying !== undefined && !dying.survived) {
      dying.id = id;
      this.#emit(KIND_CODE['object-dying'], id, dying.cause);
    }
    this.#tellLateStarts();
  }

  #addObject(address: number, type: number, origin: 'snippet' | 'interpreter'): number {
    this.#endOlder(address);
    return this.#add(address, this.#logText(type), OBJECT_ROLE, origin, 0, 0);
  }

  /** An address that is used again: whoever was there is dead, though its deallocator has not returned yet. */
  #endOlder(address: number): void {
    const dying = this.#deathAt(address, ({ id, told }) => id !== 0 && !told);
    if (dying !== undefined) this.#dead(dying);
  }

  #died(address: number, cause: number): void {
    const id = this.#ids.get(address);
    const number = this.#freeDeaths.pop() ?? this.#deaths.length + 1;
    if (number > MOST_OPEN) throw new Malformed('too many deaths at once');
    // A weakref's death is told by `refDead`.
    const told = this.#isRef(id);
    this.#deaths[number - 1] = { address, id, cause, survived: false, told, outer: this.#dying.get(address) };
    this.#dying.set(address, number);
    if (id !== 0) this.#emit(KIND_CODE['object-dying'], id, cause);
  }

  #deallocated(address: number): void {
    const number = this.#dying.get(address);
    if (number === 0) return;
    const dying = this.#deaths[number - 1]!;
    this.#freeDeaths.push(number);
    if (dying.outer === 0) this.#dying.delete(address);
    else this.#dying.set(address, dying.outer);
    if (dying.id !== 0 && !dying.told && !dying.survived) this.#dead(dying);
  }

  /** As `died` and `deallocated` right after it. */
  #diedAtOnce(address: number, cause: number): void {
    const id = this.#ids.get(address);
    if (id === 0) return;
    this.#emit(KIND_CODE['object-dying'], id, cause);
    // A weakref's death is told by `refDead`.
    if (this.#isRef(id)) return;
    this.#emit(KIND_CODE['object-dead'], id);
    this.#ids.delete(address);
  }

  /** The innermost death at an address that is as asked for. */
  #deathAt(address: number, isIt: (dying: Dying) => boolean): Dying | undefined {
    for (let number = this.#dying.get(address); number !== 0; ) {
      const dying = this.#deaths[number - 1]!;
      if (isIt(dying)) return dying;
      number = dying.outer;
    }
    return undefined;
  }

  #dead(dying: Dying): void {
    dying.told = true;
    this.#emit(KIND_CODE['object-dead'], dying.id);
    this.#ids.delete(dying.address);
  }

  #resurrected(address: number): void {
    const id = this.#ids.get(address);
    const number = this.#dying.get(address);
    if (number !== 0) this.#deaths[number - 1]!.survived = true;
    if (id === 0) return;
    // The collector tells of all survivors that were ever finalized. Outside of it, an object that was not told to be
    // dying has a finalizer written in C that introduced it.
    if (number === 0 && !this.#collections.at(-1)?.finalized.has(id)) return;
    this.#emit(KIND_CODE['object-resurrected'], id);
  }

  #finalizerStarted(address: number): void {
    const id = this.#ids.get(address);
    this.#start(address, id !== 0);
    if (id !== 0) this.#emit(KIND_CODE['finalizer-started'], id);
  }

  #finalizerFinished(address: number): void {
    const id = this.#ids.get(address);
    if (!this.#open.finish(address) || id === 0) return;
    this.#collections.at(-1)?.finalized.add(id);
    this.#emit(KIND_CODE['finalizer-finished'], id);
    this.#tellLateStarts();
  }

  // ------------------------------------------------------------ what starts and finishes

  #start(address: number, isTold: boolean): void {
    if (this.#open.depth >= MOST_OPEN) throw new Malformed('too much has started at once');
    this.#open.start(address, isTold);
  }

  #tellLateStarts(): void {
    this.#open.tellLate(
      (address) => this.#ids.get(address) !== 0,
      (address) => this.#emit(KIND_CODE['finalizer-started'], this.#ids.get(address)),
    );
  }

  // ------------------------------------------------------------ weakrefs

  #refCreated(
    address: number,
    referentAddress: number,
    type: number,
    entryPoint: number,
    callback: number,
  ): void {
    const isSnippets = this.#isSnippets(entryPoint);
    const id = this.#addRef(address, referentAddress, type, callback, isSnippets ? 'snippet' : 'interpreter');
    if (isSnippets) this.#promote(this.#ids.get(referentAddress));
    this.#emit(KIND_CODE['ref-created'], id, entryPoint);
  }

  #refReused(address: number, referentAddress: number, entryPoint: number): void {
    const id = this.#ids.get(address);
    const referent = this.#ids.get(referentAddress);
    if (id === 0 || referent === 0) return;
    if (this.#isSnippets(entryPoint)) {
      this.#promote(referent);
      this.#promote(id);
    }
    this.#emit(KIND_CODE['ref-reused'], id, entryPoint);
  }

  #addRef(
    address: number,
    referentAddress: number,
    type: number,
    callbackText: number,
    origin: 'snippet' | 'interpreter',
  ): number {
    this.#endOlder(address);
    const role = (type >>> REF_TYPE.roleShift) & REF_TYPE.mask;
    if (role === OBJECT_ROLE) throw new Malformed('a weakref of no kind');
    const typeText = this.#logText(type >>> REF_TYPE.textShift);
    const callback = callbackText === 0 ? 0 : this.#logText(callbackText) + 1;
    const id = this.#add(address, typeText, role, origin, this.#ids.get(referentAddress), callback);
    if (id !== 0) this.#setRefFlags(id, IS_REF | (callback === 0 ? 0 : HAS_CALLBACK));
    return id;
  }

  #refCleared(address: number, cause: number): void {
    const ref = this.#refAt(address);
    if (ref === 0 || this.#hasFlag(ref, CLEARED)) return;
    this.#setRefFlags(ref, CLEARED);
    this.#emit(KIND_CODE['ref-cleared'], ref, cause);
  }

  #refDead(address: number): void {
    const ref = this.#refAt(address);
    if (ref === 0) return;
    if (this.#hasFlag(ref, HAS_CALLBACK) && !this.#hasFlag(ref, SETTLED))
      this.#emit(KIND_CODE['callback-silenced'], ref, REF_DIED_FIRST);
    this.#emit(KIND_CODE['ref-dead'], ref);
    this.#refFlags[ref] = 0;
    this.#ids.delete(address);
  }

  #callbackStarted(address: number): void {
    const ref = this.#refAt(address);
    this.#start(0, ref !== 0);
    if (ref === 0) return;
    this.#setRefFlags(ref, SETTLED);
    this.#emit(KIND_CODE['callback-started'], ref);
  }

  #callbackFinished(address: number, error: number): void {
    if (!this.#open.finish(0)) return;
    this.#aboutRef(KIND_CODE['callback-finished'], address, error === 0 ? 0 : 1, this.#logText(error));
    this.#tellLateStarts();
  }

  #silenced(address: number, why: number): void {
    const ref = this.#refAt(address);
    if (ref === 0 || this.#hasFlag(ref, SETTLED)) return;
    this.#setRefFlags(ref, SETTLED);
    this.#emit(KIND_CODE['callback-silenced'], ref, why);
  }

  #aboutRef(kindCode: number, address: number, detail: number, extra: number): void {
    const ref = this.#refAt(address);
    if (ref !== 0) this.#emit(kindCode, ref, detail, extra);
  }

  /** The id of the weakref at an address; 0 for none. */
  #refAt(address: number): number {
    const id = this.#ids.get(address);
    return this.#isRef(id) ? id : 0;
  }

  #isRef(id: number): boolean {
    return this.#hasFlag(id, IS_REF);
  }

  #hasFlag(id: number, flag: number): boolean {
    return id < this.#refFlags.length && (this.#refFlags[id]! & flag) !== 0;
  }

  /** Besides those that it has. */
  #setRefFlags(id: number, flags: number): void {
    if (id >= this.#refFlags.length) {
      const grown = new Uint8Array(2 * id);
      grown.set(this.#refFlags);
      this.#refFlags = grown;
    }
    this.#refFlags[id]! |= flags;
  }

  /**
   * Whether the snippet asked: its own code, or a library's on its behalf. Not the interpreter's C code (tp_subclasses,
   * ABC caches), and not what a module of the standard library sets up for itself while it is imported.
   */
  #isSnippets(entryPoint: number): boolean {
    if (this.#capiCalls.length > 0) return true;
    return entryPoint !== CAPI_ENTRY_POINT && this.#place.isSnippets;
  }

  // ------------------------------------------------------------ the C API

  #capiStarted(name: number, call: number): void {
    this.#openCall(this.#logText(name), this.#values(this.#parsed(call).arguments));
  }

  #openCall(name: number, args: CapiValue[]): void {
    if (this.#capiCalls.length >= MOST_OPEN) throw new Malformed('too many calls at once');
    const text = this.#log.texts.intern(JSON.stringify({ arguments: args, result: null }));
    this.#capiCalls.push({ seq: this.#emit(KIND_CODE['capi-call'], 0, name, text), args });
  }

  #capiFinished(end: number): void {
    const call = this.#capiCalls.pop();
    if (call === undefined || call.seq === -1) return;
    const { result: given, raised } = this.#parsed(end);
    const values = given === null ? null : this.#values(given);
    const result = values !== null && values.length === 1 ? values[0] : values;
    this.#closeCall(call, { result: result ?? null, ...(typeof raised === 'string' ? { raised } : {}) });
  }

  #closeCall(call: CapiCall, outcome: CallOutcome): void {
    const text = this.#log.texts.intern(JSON.stringify({ arguments: call.args, ...outcome }));
    this.#log.setExtra(call.seq, text);
  }

  #calledFromC(index: number): void {
    const { name, arguments: bounds } = CAPI_SIGNATURES[index]!;
    const args = this.#callsFromC.arguments(bounds[1], this.#valueFromC);
    this.#openCall(this.#log.texts.intern(name), args);
  }

  #returnedToC(gave: number): void {
    const call = this.#capiCalls.pop();
    if (call === undefined || call.seq === -1) return;
    this.#closeCall(
      call,
      this.#callsFromC.outcome(C_RESULTS[gave]!, this.#valueFromC, (text) => this.#text(text)),
    );
  }

  readonly #valueFromC = (address: number, text: number): CapiValue => {
    if (address === 0) return 'NULL';
    if ((text & 1) === 1) return this.#text(text >>> 1);
    return this.#ids.get(address) || `<${text === 0 ? 'dead' : this.#text(text >>> 1)} object>`;
  };

  #parsed(text: number): { arguments?: unknown; result?: unknown; raised?: unknown } {
    try {
      const parsed: unknown = JSON.parse(this.#text(text));
      if (parsed instanceof Object) return parsed;
    } catch {}
    throw new Malformed('a call that cannot be read');
  }

  /** Values of a call: by id what the log has met, the rest as it is written. */
  #values(given: unknown): CapiValue[] {
    if (!Array.isArray(given) || given.length > 8) throw new Malformed('a call that cannot be read');
    return given.map((value: Partial<CapiArgument> | null) => {
      if (typeof value?.address !== 'number' || typeof value.literal !== 'string')
        throw new Malformed('a call that cannot be read');
      return this.#ids.get(value.address) || value.literal;
    });
  }

  /** The id of what lives at an address; undefined if the log has not met it. */
  idAt(address: number): number | undefined {
    return this.#ids.get(address) || undefined;
  }

  // ------------------------------------------------------------ collections

  #gcStarted(generation: number, automatic: boolean, collected: number, uncollectable: number): void {
    const startSeq = this.#emit(KIND_CODE['gc-started'], 0, generation, automatic ? 1 : 0);
    this.#collections.push({ startSeq, automatic, collected, uncollectable, finalized: new Set() });
    this.#start(0, true);
  }

  #gcFinished(generation: number, collected: number, uncollectable: number): void {
    const collection = this.#collections.pop();
    if (collection === undefined) return;
    const found = collected - collection.collected;
    const stuck = uncollectable - collection.uncollectable;
    const automatic = collection.automatic ? 1 : 0;
    const seq = this.#emit(KIND_CODE['gc-finished'], 0, generation, (stuck << 1) | automatic, found);
    if (collection.startSeq !== -1 && seq !== -1) markIdleCollection(this.#log, collection.startSeq, seq);
    this.#open.finish(0);
    this.#tellLateStarts();
  }

  // ------------------------------------------------------------ the log

  #add(
    address: number,
    type: number,
    role: number,
    origin: 'snippet' | 'interpreter',
    referent: number,
    callback: number,
  ): number {
    if (this.#log.objectCount >= MOST_OBJECTS) {
      this.#ids.delete(address);
      return 0;
    }
    const id = this.#log.addObjectRow(type, role, origin === 'snippet' ? 0 : 1, address, referent, callback);
    this.#ids.set(address, id);
    return id;
  }

  #promote(id: number): void {
    if (id === 0 || this.#log.isSnippets(id)) return;
    this.#log.promote(id);
  }

  /** Appends an event and gives its seq, or -1 where the limit was reached. */
  #emit(kindCode: number, subject: number, detail = 0, extra = 0, count = 0): number {
    if (this.#log.length >= MOST_EVENTS || (subject === 0 && NEEDS_SUBJECT.has(kindCode))) {
      this.#log.dropped += 1;
      return -1;
    }
    return this.#log.appendRow(kindCode, this.#placeNow(), subject, detail, extra, count, this.#tUs);
  }

  /** Many records come from the same place, and many places have no event. */
  #placeNow(): number {
    const place = this.#place;
    if (this.#site !== 0) return this.#placeInC(place, this.#site);
    if (place.inLog !== -1) return place.inLog;
    const library = place.library === this.#noCode ? null : place.library;
    place.inLog = place.code.place(place.line, library, this.#log);
    return place.inLog;
  }

  #placeInC(place: Place, site: number): number {
    place.inLogBySite ??= new Map();
    const known = place.inLogBySite.get(site);
    if (known !== undefined) return known;
    const { texts } = this.#log;
    const { function: name, line } = this.#sites[site]!;
    const library = place.library === this.#noCode ? '' : place.library.description.library;
    const outer = texts.intern(place.code.description.function);
    const inLog = this.#log.place(place.line, outer, texts.intern(library), texts.intern(name), line);
    place.inLogBySite.set(site, inLog);
    return inLog;
  }

  #text(number: number): string {
    const text = this.#texts[number];
    if (text === undefined) throw new Malformed('an unknown text');
    return text;
  }

  /** The log's number of a text. */
  #logText(number: number): number {
    const known = this.#logTexts[number];
    if (known !== undefined && known !== -1) return known;
    const interned = this.#log.texts.intern(this.#text(number));
    this.#logTexts[number] = interned;
    return interned;
  }
}

/** A code object, with the log's numbers of its places. */
class CodePlace {
  readonly description: CodeDescription;
  /** By line, where it runs for itself; and where library code runs on its behalf. */
  readonly #places: number[] = [];
  readonly #inLibrary = new Map<CodePlace, number[]>();

  constructor(description: CodeDescription) {
    this.description = description;
  }

  place(line: number, library: CodePlace | null, log: EventLog): number {
    const places = library === null ? this.#places : this.#placesIn(library);
    const known = places[line];
    if (known !== undefined) return known;
    const functionText = log.texts.intern(this.description.function);
    const libraryText = log.texts.intern(library?.description.library ?? '');
    const place = log.place(line, functionText, libraryText);
    places[line] = place;
    return place;
  }

  #placesIn(library: CodePlace): number[] {
    let places = this.#inLibrary.get(library);
    if (places === undefined) {
      places = [];
      this.#inLibrary.set(library, places);
    }
    return places;
  }
}

const NO_CODE: CodeDescription = {
  function: '',
  library: '',
  isStandardLibrary: false,
  lines: new Uint32Array(),
};

/** A code of an enumeration of the format. */
function below(code: number, values: readonly unknown[]): number {
  if (code >= values.length) throw new Malformed('an unknown code');
  return code;
}

/** Kinds that are about an object: without an id, it was one past the limit. */
const NEEDS_SUBJECT = new Set([
  KIND_CODE['object-created'],
  KIND_CODE['object-seen'],
  KIND_CODE['object-dying'],
  KIND_CODE['object-dead'],
  KIND_CODE['ref-created'],
  KIND_CODE['ref-reused'],
]);
