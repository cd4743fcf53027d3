import type { EventLog } from '../trace/eventLog.ts';
import { CREATION_DOORS, type EventKind, type Role, SILENCES } from '../trace/format.ts';
import type { Places } from './places.ts';
import type { PythonMemory } from './pythonMemory.ts';
import { RECORD, RECORD_WORDS } from './records.ts';

/** Events and objects that a run keeps; what comes after is counted. */
export const MOST_EVENTS = 2_000_000;
export const MOST_OBJECTS = 1_000_000;

/** What is known of a weakref besides what the log says. */
interface RefState {
  id: number;
  referent: number;
  hasCallback: boolean;
  /** Its callback was called, or will never be. */
  settled: boolean;
  cleared: boolean;
}

interface Dying {
  address: number;
  /** 0 while nothing has met it. */
  id: number;
  cause: number;
  survived: boolean;
  told: boolean;
}

interface Collection {
  startSeq: number;
  automatic: boolean;
  collected: number;
  uncollectable: number;
  /** Objects whose finalizer this collection called. */
  finalized: Set<number>;
}

const CAPI_DOOR = CREATION_DOORS.indexOf('capi');
const REF_DIED_FIRST = SILENCES.indexOf('ref-died-first');

/**
 * Turns the probe's records into events. Addresses become ids, one for each birth at an address; what the records
 * leave open (whose a weakref is, whether a callback is still due, who survived) is followed here.
 */
export class Decoder {
  readonly #log: EventLog;
  readonly #memory: PythonMemory;
  readonly #places: Places;
  readonly #ids = new Map<number, number>();
  readonly #refs = new Map<number, RefState>();
  readonly #dying: Dying[] = [];
  /** Addresses of objects that nothing has met, and whose finalizers run; the innermost last. */
  readonly #unmetFinalizers: number[] = [];
  readonly #collections: Collection[] = [];
  readonly #typeNames = new Map<number, string>();
  /** Seqs of calls of the C API by the snippet itself that have not returned. */
  readonly #capiCalls: number[] = [];
  #code = 0;
  #instruction = 0;
  #library = 0;
  #tUs = 0;
  /** The place that was described last: line and function of `#placeCode` at `#placeInstruction`. */
  #placeCode = -1;
  #placeInstruction = 0;
  #line = 0;
  #functionText = 0;
  /** Objects already sent to the page that became the snippet's, and events that turned out to be noise. */
  promoted: number[] = [];
  noise: number[] = [];

  constructor(log: EventLog, memory: PythonMemory, places: Places) {
    this.#log = log;
    this.#memory = memory;
    this.#places = places;
  }

  /** A type or a code object is about to be freed. */
  forget(address: number): void {
    this.#typeNames.delete(address);
    this.#placeCode = -1;
  }

  decode(words: Uint32Array): void {
    for (let at = 0; at < words.length; at += RECORD_WORDS) {
      this.#code = words[at + 4]!;
      this.#instruction = words[at + 5]!;
      this.#library = words[at + 6]!;
      this.#tUs = words[at + 7]!;
      const kind = words[at]!;
      this.#record(kind & 0xff, kind >>> 8, words[at + 1]!, words[at + 2]!, words[at + 3]!);
    }
  }

  #record(kind: number, inKind: number, a: number, b: number, c: number): void {
    switch (kind) {
      case RECORD.born:
        this.#born(a, b);
        return;
      case RECORD.seen:
        this.#seen(a, b);
        return;
      case RECORD.listed:
        if (!this.#ids.has(a)) this.#emit('object-seen', this.#addRef(a, b, c, inKind, 'interpreter'));
        return;
      case RECORD.dying:
        this.#died(a, b);
        return;
      case RECORD.deallocated:
        this.#deallocated(a);
        return;
      case RECORD.resurrected:
        this.#resurrected(a);
        return;
      case RECORD.finalizerStarted:
        this.#finalizerStarted(a);
        return;
      case RECORD.finalizerFinished:
        this.#finalized(a);
        return;
      case RECORD.refCreated:
        this.#refCreated(a, b, c & ~3, c & 3, inKind);
        return;
      case RECORD.refReused:
        this.#refReused(a, b, c);
        return;
      case RECORD.refRefused:
        if (this.#isSnippets(c)) this.#emit('ref-refused', 0, 0, a, b);
        return;
      case RECORD.refCleared:
        this.#refCleared(a, c);
        return;
      case RECORD.refDead:
        this.#refDead(a);
        return;
      case RECORD.callbackStarted:
        this.#callbackStarted(a);
        return;
      case RECORD.callbackFinished:
        this.#aboutRef('callback-finished', a, b === 0 ? 0 : 1, b);
        return;
      case RECORD.callbackSilenced:
        this.#silenced(a, b);
        return;
      case RECORD.deref:
        this.#aboutRef('deref', a, c, b);
        return;
      case RECORD.gcStarted:
        this.#gcStarted(a, inKind === 1, b, c);
        return;
      case RECORD.gcFinished:
        this.#gcFinished(a, b, c);
        return;
      case RECORD.capiStarted:
        this.#capiCalls.push(this.#emit('capi-call', 0, 0, a, b));
        return;
      case RECORD.capiFinished:
        this.#capiFinished(a);
        return;
    }
  }

  // ------------------------------------------------------------ objects

  #born(address: number, type: number): void {
    this.#emit('object-created', this.#addObject(address, type, 'snippet'));
  }

  /** A weakref that is a referent itself needs no introduction. */
  #seen(address: number, type: number): void {
    if (this.#refAt(address) !== undefined) return;
    const dying = this.#dying.findLast((entry) => entry.address === address && entry.id === 0);
    const id = this.#addObject(address, type, 'interpreter');
    this.#emit('object-seen', id);
    // Its own finalizer introduces it: what came before is told now.
    if (dying !== undefined && !dying.survived) {
      dying.id = id;
      this.#emit('object-dying', id, 0, dying.cause);
    }
    if (this.#unmetFinalizers.includes(address)) this.#emit('finalizer-started', id);
  }

  #addObject(address: number, type: number, origin: 'snippet' | 'interpreter'): number {
    this.#endOlder(address);
    return this.#add(address, this.#typeName(type), 'object', origin, 0, null);
  }

  /** An address that is used again: whoever was there is dead, though its deallocator has not returned yet. */
  #endOlder(address: number): void {
    const dying = this.#dying.findLast((entry) => entry.address === address && entry.id !== 0 && !entry.told);
    if (dying !== undefined) this.#dead(dying);
  }

  #died(address: number, cause: number): void {
    const id = this.#ids.get(address) ?? 0;
    // A weakref's death is told by `refDead`.
    this.#dying.push({ address, id, cause, survived: false, told: this.#refs.has(id) });
    if (id !== 0) this.#emit('object-dying', id, 0, cause);
  }

  #deallocated(address: number): void {
    const index = this.#dying.findLastIndex((entry) => entry.address === address);
    if (index === -1) return;
    const [dying] = this.#dying.splice(index, 1);
    if (dying!.id !== 0 && !dying!.told && !dying!.survived) this.#dead(dying!);
  }

  #dead(dying: Dying): void {
    dying.told = true;
    this.#emit('object-dead', dying.id);
    this.#ids.delete(dying.address);
  }

  #resurrected(address: number): void {
    const id = this.#ids.get(address);
    const dying = this.#dying.findLast((entry) => entry.address === address);
    if (dying !== undefined) dying.survived = true;
    if (id === undefined) return;
    // The collector tells of all survivors that were ever finalized.
    if (dying === undefined && this.#collections.length > 0 && !this.#collections.at(-1)!.finalized.has(id))
      return;
    this.#emit('object-resurrected', id);
  }

  #finalized(address: number): void {
    if (this.#unmetFinalizers.at(-1) === address) this.#unmetFinalizers.pop();
    const id = this.#ids.get(address);
    if (id === undefined) return;
    this.#collections.at(-1)?.finalized.add(id);
    this.#emit('finalizer-finished', id);
  }

  #finalizerStarted(address: number): void {
    const id = this.#ids.get(address);
    if (id === undefined) this.#unmetFinalizers.push(address);
    else this.#emit('finalizer-started', id);
  }

  // ------------------------------------------------------------ weakrefs

  #refCreated(address: number, referentAddress: number, type: number, door: number, callback: number): void {
    const isSnippets = this.#isSnippets(door);
    const id = this.#addRef(address, referentAddress, type, callback, isSnippets ? 'snippet' : 'interpreter');
    const referent = this.#refs.get(id)!.referent;
    if (isSnippets) this.#promote(referent);
    this.#emit('ref-created', id, referent, door);
  }

  #refReused(address: number, referentAddress: number, door: number): void {
    const id = this.#ids.get(address);
    const referent = this.#ids.get(referentAddress);
    if (id === undefined || referent === undefined) return;
    if (this.#isSnippets(door)) {
      this.#promote(referent);
      this.#promote(id);
    }
    this.#emit('ref-reused', id, referent, door);
  }

  #addRef(
    address: number,
    referentAddress: number,
    type: number,
    callbackText: number,
    origin: 'snippet' | 'interpreter',
  ): number {
    this.#endOlder(address);
    const referent = this.#ids.get(referentAddress) ?? 0;
    const callback = callbackText === 0 ? null : this.#log.texts.text(callbackText);
    const id = this.#add(address, this.#typeName(type), this.#roleOf(type), origin, referent, callback);
    this.#refs.set(id, { id, referent, hasCallback: callback !== null, settled: false, cleared: false });
    return id;
  }

  #roleOf(type: number): Role {
    if (type === this.#memory.types.proxy) return 'proxy';
    return type === this.#memory.types.callableProxy ? 'callable-proxy' : 'ref';
  }

  #refCleared(address: number, cause: number): void {
    const ref = this.#refAt(address);
    if (ref === undefined || ref.cleared) return;
    ref.cleared = true;
    this.#emit('ref-cleared', ref.id, ref.referent, cause);
  }

  #refDead(address: number): void {
    const ref = this.#refAt(address);
    if (ref === undefined) return;
    if (ref.hasCallback && !ref.settled)
      this.#emit('callback-silenced', ref.id, ref.referent, REF_DIED_FIRST);
    this.#emit('ref-dead', ref.id, ref.referent);
    this.#refs.delete(ref.id);
    this.#ids.delete(address);
  }

  #callbackStarted(address: number): void {
    const ref = this.#refAt(address);
    if (ref === undefined) return;
    ref.settled = true;
    this.#emit('callback-started', ref.id, ref.referent);
  }

  #silenced(address: number, why: number): void {
    const ref = this.#refAt(address);
    if (ref === undefined || ref.settled) return;
    ref.settled = true;
    this.#emit('callback-silenced', ref.id, ref.referent, why);
  }

  #aboutRef(kind: EventKind, address: number, detail: number, extra: number): void {
    const ref = this.#refAt(address);
    if (ref !== undefined) this.#emit(kind, ref.id, ref.referent, detail, extra);
  }

  #refAt(address: number): RefState | undefined {
    const id = this.#ids.get(address);
    return id === undefined ? undefined : this.#refs.get(id);
  }

  /**
   * Whether the snippet asked: its own code, or a library's on its behalf. Not the interpreter's C code (tp_subclasses,
   * ABC caches), and not what a module of the standard library sets up for itself while it is imported.
   */
  #isSnippets(door: number): boolean {
    if (this.#capiCalls.length > 0) return true;
    if (door === CAPI_DOOR || this.#code === 0) return false;
    const importing = (this.#library & 1) !== 0;
    return !(importing && this.#places.isStandardLibrary(this.#library & ~1));
  }

  #capiFinished(call: number): void {
    const seq = this.#capiCalls.pop();
    if (seq !== undefined && seq !== -1) this.#log.setExtra(seq, call);
  }

  /** The id of what lives at an address; undefined if the log has not met it. */
  idAt(address: number): number | undefined {
    return this.#ids.get(address);
  }

  /** The addresses of all that lives. */
  livingAddresses(): Iterable<number> {
    return this.#ids.keys();
  }

  // ------------------------------------------------------------ collections

  #gcStarted(generation: number, automatic: boolean, collected: number, uncollectable: number): void {
    const startSeq = this.#emit('gc-started', 0, 0, generation, automatic ? 1 : 0);
    this.#collections.push({ startSeq, automatic, collected, uncollectable, finalized: new Set() });
  }

  #gcFinished(generation: number, collected: number, uncollectable: number): void {
    const collection = this.#collections.pop();
    if (collection === undefined) return;
    const found = collected - collection.collected;
    const stuck = uncollectable - collection.uncollectable;
    const automatic = collection.automatic ? 1 : 0;
    const nothingBetween = collection.startSeq === this.#log.length - 1;
    const seq = this.#emit('gc-finished', 0, found, generation, (stuck << 1) | automatic);
    // An increment that did nothing.
    if (collection.automatic && found === 0 && stuck === 0 && nothingBetween && seq !== -1) {
      this.#markNoise(collection.startSeq);
      this.#markNoise(seq);
    }
  }

  // ------------------------------------------------------------ the log

  #add(
    address: number,
    type: string,
    role: Role,
    origin: 'snippet' | 'interpreter',
    referent: number,
    callback: string | null,
  ): number {
    if (this.#log.objectCount >= MOST_OBJECTS) {
      this.#ids.delete(address);
      return 0;
    }
    const id = this.#log.addObject({ type, role, origin, address, referent, callback });
    this.#ids.set(address, id);
    return id;
  }

  #promote(id: number): void {
    if (id === 0 || this.#log.isSnippets(id)) return;
    this.#log.promote(id);
    this.promoted.push(id);
  }

  #markNoise(seq: number): void {
    this.#log.markNoise(seq);
    this.noise.push(seq);
  }

  /** Appends an event and gives its seq, or -1 where the limit was reached. */
  #emit(kind: EventKind, subject: number, other = 0, detail = 0, extra = 0): number {
    if (this.#log.length >= MOST_EVENTS || (subject === 0 && NEEDS_SUBJECT.has(kind))) {
      this.#log.dropped += 1;
      return -1;
    }
    if (this.#code !== this.#placeCode || this.#instruction !== this.#placeInstruction) this.#findPlace();
    return this.#log.append({
      kind,
      line: this.#line,
      functionText: this.#functionText,
      libraryText: this.#library <= 1 ? 0 : this.#places.libraryText(this.#library & ~1),
      subject,
      other,
      detail,
      extra,
      tUs: this.#tUs,
    });
  }

  /** Events often come in runs from one place. */
  #findPlace(): void {
    this.#placeCode = this.#code;
    this.#placeInstruction = this.#instruction;
    this.#line = this.#code === 0 ? 0 : this.#places.line(this.#code, this.#instruction);
    this.#functionText = this.#code === 0 ? 0 : this.#places.functionText(this.#code);
  }

  #typeName(type: number): string {
    let name = this.#typeNames.get(type);
    if (name === undefined) {
      name = this.#memory.typeName(type);
      this.#typeNames.set(type, name);
    }
    return name;
  }
}

/** Kinds that are about an object: without an id, it was one past the limit. */
const NEEDS_SUBJECT = new Set<EventKind>([
  'object-created',
  'object-seen',
  'object-dying',
  'object-dead',
  'ref-created',
  'ref-reused',
]);
