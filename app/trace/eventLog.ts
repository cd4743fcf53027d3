import {
  CALLBACK_OUTCOMES,
  CLEAR_CAUSES,
  CREATION_ENTRY_POINTS,
  DEATH_CAUSES,
  DEREF_ENTRY_POINTS,
  DEREF_RESULTS,
  EVENT_KINDS,
  type EventKind,
  ORIGINS,
  type Origin,
  ROLES,
  type Role,
  SILENCES,
  type TraceEvent,
  type TraceObject,
  type TraceStep,
} from './format.ts';
import { DistinctRows, FourWordRows } from './rows.ts';
import { StringTable } from './strings.ts';

/** The code of a kind: its place in EVENT_KINDS. */
export const KIND_CODE = Object.fromEntries(EVENT_KINDS.map((kind, code) => [kind, code])) as Record<
  EventKind,
  number
>;

/** One event; what `detail`, `extra` and `count` mean depends on the kind (see `eventAt`). */
export interface EventRow {
  kind: EventKind;
  /** 0 for none. */
  line: number;
  functionText: number;
  libraryText: number;
  /** Where in the program's C; left out where none ran. */
  c?: { functionText: number; line: number };
  /** The object or weakref the event is about; 0 for none. */
  subject: number;
  detail: number;
  extra: number;
  count: number;
  tUs: number;
}

export interface ObjectRow {
  type: string;
  role: Role;
  origin: Origin;
  address: number;
  /** 0 for none. */
  referent: number;
  callback: string | null;
  /** Of functions. */
  name?: string;
}

/**
 * A step of the format as it is kept. What is keyed by ids is a Map: where an object's keys are great numbers, V8 keeps
 * room for all the numbers below.
 */
export interface Step extends Omit<TraceStep, 'refcounts'> {
  refcounts: Map<number, number>;
}

/** The origin code of the snippet's objects. */
const SNIPPET = ORIGINS.indexOf('snippet');

/** Where in an event's row what stands. `what` is its kind, NOISE, and the number of its details from DETAILS_SHIFT on. */
const EVENT = { what: 0, place: 1, subject: 2, time: 3 } as const;
const KIND_MASK = 0x1f;
/** Set where an event is interpreter noise, whatever object it concerns. */
const NOISE = 0x20;
const DETAILS_SHIFT = 6;
const PLACE = { line: 0, function: 1, within: 2 } as const;
/** What runs below a line of the snippet: a library, a line of the program's C. */
const WITHIN = { library: 0, cFunction: 1, cLine: 2 } as const;
const DETAILS = { detail: 0, extra: 1, count: 2 } as const;
/** Details that most events have: the number of those with no `count` is `2 * detail + extra`. */
const FEW_DETAILS = 32;

/**
 * Where in an object's row what stands. `what` is its origin, its role, and its type's text from TYPE_SHIFT on; `word` the
 * number + 1 of a text: of a weakref's callback, or of a function's name.
 */
const OBJECT = { what: 0, address: 1, referent: 2, word: 3 } as const;
const ORIGIN_MASK = 1;
const ROLE_SHIFT = 1;
const ROLE_MASK = 3;
const TYPE_SHIFT = 3;

/**
 * All events and objects of one run: 16 bytes an event, and as much an object. Events have seqs 0, 1, 2 … and objects
 * ids 1, 2, 3 …; interpreter noise is included and marked. Append-only, but for what is only known later: an
 * object's promotion to the snippet, an event's being noise, and the result of a call.
 */
export class EventLog {
  readonly texts = new StringTable();
  dropped = 0;
  /** One a line executed, where steps were recorded; `seq`s and ids are this log's. */
  readonly steps: Step[] = [];
  stepsDropped = 0;
  /** What was read when the program had ended, which the last step could not know; null where nothing was. */
  end: Step | null = null;
  #changes = 0;
  readonly #events = new FourWordRows();
  readonly #objects = new FourWordRows();
  readonly #places = new DistinctRows();
  readonly #within = new DistinctRows();
  readonly #details = new DistinctRows();

  constructor() {
    this.#within.intern(0, 0, 0);
    this.#places.intern(0, 0, 0);
    for (let number = 0; number < FEW_DETAILS; number += 1) this.#details.intern(number >>> 1, number & 1, 0);
  }

  get length(): number {
    return this.#events.length;
  }

  /** Another one each time that anything of it has changed. */
  get revision(): number {
    return (
      this.length + this.dropped + this.#changes + this.steps.length + this.stepsDropped + (this.end ? 1 : 0)
    );
  }

  get objectCount(): number {
    return this.#objects.length;
  }

  /** The number of a place in the code; a line of 0 is none, in Python and in C. */
  place(
    line: number,
    functionText: number,
    libraryText: number,
    cFunctionText: number = 0,
    cLine: number = 0,
  ): number {
    return this.#places.intern(line, functionText, this.#within.intern(libraryText, cFunctionText, cLine));
  }

  /** Appends an event and gives its seq; `kindCode` is a code of KIND_CODE, `place` one of `place`. */
  appendRow(
    kindCode: number,
    place: number,
    subject: number,
    detail: number,
    extra: number,
    count: number,
    tUs: number,
  ): number {
    const details = this.#detailsOf(detail, extra, count);
    return this.#events.push(kindCode | (details << DETAILS_SHIFT), place, subject, tUs);
  }

  append(row: EventRow): number {
    const { functionText: cFunctionText, line: cLine } = row.c ?? { functionText: 0, line: 0 };
    const place = this.place(row.line, row.functionText, row.libraryText, cFunctionText, cLine);
    const code = KIND_CODE[row.kind];
    return this.appendRow(code, place, row.subject, row.detail, row.extra, row.count, row.tUs);
  }

  #detailsOf(detail: number, extra: number, count: number): number {
    if (count === 0 && extra <= 1 && detail < FEW_DETAILS / 2) return 2 * detail + extra;
    return this.#details.intern(detail, extra, count);
  }

  /** Appends an object and gives its id; `callback` is a text's number + 1, 0 for none. */
  addObjectRow(
    type: number,
    role: number,
    origin: number,
    address: number,
    referent: number,
    callback: number,
  ): number {
    const what = (type << TYPE_SHIFT) | (role << ROLE_SHIFT) | origin;
    return this.#objects.push(what, address, referent, callback) + 1;
  }

  addObject(row: ObjectRow): number {
    return this.addObjectRow(
      this.texts.intern(row.type),
      ROLES.indexOf(row.role),
      ORIGINS.indexOf(row.origin),
      row.address,
      row.referent,
      this.#wordOf(row),
    );
  }

  /** A weakref's callback or a function's name; 0 for none. */
  #wordOf({ role, callback, name }: ObjectRow): number {
    const word = role === 'object' ? name : callback;
    return word == null ? 0 : this.texts.intern(word) + 1;
  }

  /** Gives an object, which is no weakref, its name: that of a function. `text` is a text's number. */
  setName(id: number, text: number): void {
    this.#changes += 1;
    this.#objects.set(id - 1, OBJECT.word, text + 1);
  }

  /** An event's `extra` where it is only known after the events it caused: the result of a call. */
  setExtra(seq: number, extra: number): void {
    this.#changes += 1;
    const details = this.#detailsOf(this.detail(seq), extra, this.count(seq));
    const rest = this.#events.at(seq, EVENT.what) & (KIND_MASK | NOISE);
    this.#events.set(seq, EVENT.what, rest | (details << DETAILS_SHIFT));
  }

  promote(id: number): void {
    this.#changes += 1;
    const what = this.#objects.at(id - 1, OBJECT.what) & ~ORIGIN_MASK;
    this.#objects.set(id - 1, OBJECT.what, what | SNIPPET);
  }

  markNoise(seq: number): void {
    this.#changes += 1;
    this.#events.set(seq, EVENT.what, this.#events.at(seq, EVENT.what) | NOISE);
  }

  kindCode(seq: number): number {
    return this.#events.at(seq, EVENT.what) & KIND_MASK;
  }
  kind(seq: number): EventKind {
    return EVENT_KINDS[this.kindCode(seq)]!;
  }
  isNoise(seq: number): boolean {
    return (this.#events.at(seq, EVENT.what) & NOISE) !== 0;
  }
  /** 0 for none. */
  line(seq: number): number {
    return this.#places.at(this.#events.at(seq, EVENT.place), PLACE.line);
  }
  functionText(seq: number): number {
    return this.#places.at(this.#events.at(seq, EVENT.place), PLACE.function);
  }
  libraryText(seq: number): number {
    return this.#withinAt(seq, WITHIN.library);
  }
  /** The line of the program's C that ran; 0 for none. */
  cLine(seq: number): number {
    return this.#withinAt(seq, WITHIN.cLine);
  }
  cFunctionText(seq: number): number {
    return this.#withinAt(seq, WITHIN.cFunction);
  }
  #withinAt(seq: number, word: number): number {
    return this.#within.at(this.#places.at(this.#events.at(seq, EVENT.place), PLACE.within), word);
  }
  /** The object or weakref the event is about; 0 for none. */
  subject(seq: number): number {
    return this.#events.at(seq, EVENT.subject);
  }
  /** The referent of the weakref that an event is about; 0 where it is about none. */
  referentOf(seq: number): number {
    const subject = this.subject(seq);
    return subject === 0 ? 0 : this.referent(subject);
  }
  detail(seq: number): number {
    return this.#details.at(this.#events.at(seq, EVENT.what) >>> DETAILS_SHIFT, DETAILS.detail);
  }
  extra(seq: number): number {
    return this.#details.at(this.#events.at(seq, EVENT.what) >>> DETAILS_SHIFT, DETAILS.extra);
  }
  count(seq: number): number {
    return this.#details.at(this.#events.at(seq, EVENT.what) >>> DETAILS_SHIFT, DETAILS.count);
  }
  tUs(seq: number): number {
    return this.#events.at(seq, EVENT.time);
  }

  typeName(id: number): string {
    return this.texts.text(this.#objects.at(id - 1, OBJECT.what) >>> TYPE_SHIFT);
  }
  role(id: number): Role {
    return ROLES[(this.#objects.at(id - 1, OBJECT.what) >>> ROLE_SHIFT) & ROLE_MASK]!;
  }
  isSnippets(id: number): boolean {
    return (this.#objects.at(id - 1, OBJECT.what) & ORIGIN_MASK) === SNIPPET;
  }
  address(id: number): number {
    return this.#objects.at(id - 1, OBJECT.address);
  }
  /** 0 for none. */
  referent(id: number): number {
    return this.#objects.at(id - 1, OBJECT.referent);
  }
  callback(id: number): string | null {
    return this.role(id) === 'object' ? null : this.#word(id);
  }
  /** The qualified name of a function; null for anything else. */
  nameOf(id: number): string | null {
    return this.role(id) === 'object' ? this.#word(id) : null;
  }
  #word(id: number): string | null {
    const text = this.#objects.at(id - 1, OBJECT.word);
    return text === 0 ? null : this.texts.text(text - 1);
  }

  /** Whether an event is shown when interpreter events are hidden. */
  isVisible(seq: number): boolean {
    if (this.isNoise(seq)) return false;
    const subject = this.subject(seq);
    return subject === 0 || this.isSnippets(subject);
  }

  /**
   * Writes what is asked for most into columns, of all events or of those that are visible; gives how many these are.
   */
  readColumns(
    all: boolean,
    { seqs, kinds, subjects }: { seqs: Uint32Array; kinds: Uint8Array; subjects: Uint32Array },
  ): number {
    let count = 0;
    for (let seq = 0; seq < this.length; seq += 1) {
      const what = this.#events.at(seq, EVENT.what);
      const subject = this.#events.at(seq, EVENT.subject);
      if (!all && ((what & NOISE) !== 0 || (subject !== 0 && !this.isSnippets(subject)))) continue;
      seqs[count] = seq;
      kinds[count] = what & KIND_MASK;
      subjects[count] = subject;
      count += 1;
    }
    return count;
  }

  /** One object in the shape of the format. */
  objectAt(id: number): TraceObject {
    const object: TraceObject = {
      id,
      type: this.typeName(id),
      role: this.role(id),
      origin: this.isSnippets(id) ? 'snippet' : 'interpreter',
      address: `0x${this.address(id).toString(16)}`,
    };
    const name = this.nameOf(id);
    if (object.role === 'object') return name === null ? object : { ...object, name };
    return { ...object, referent: this.referent(id), callback: this.callback(id) };
  }

  /** One event in the shape of the format. */
  eventAt(seq: number): TraceEvent {
    const line = this.line(seq);
    const base = {
      seq,
      line: line === 0 ? null : line,
      function: this.functionText(seq) === 0 ? null : this.texts.text(this.functionText(seq)),
      t: this.tUs(seq),
      ...(this.libraryText(seq) === 0 ? {} : { library: this.texts.text(this.libraryText(seq)) }),
      ...(this.cLine(seq) === 0
        ? {}
        : { c: { function: this.texts.text(this.cFunctionText(seq)), line: this.cLine(seq) } }),
    };
    const kind = this.kind(seq);
    const subject = this.subject(seq);
    const referent = this.referentOf(seq);
    const detail = this.detail(seq);
    const extra = this.extra(seq);
    switch (kind) {
      case 'object-created':
      case 'object-seen':
      case 'object-dead':
      case 'object-resurrected':
      case 'finalizer-started':
      case 'finalizer-finished':
        return { ...base, kind, object: subject };
      case 'object-dying':
        return {
          ...base,
          kind,
          object: subject,
          cause: DEATH_CAUSES[detail]!,
          ...(extra === 1 ? { pending: true } : {}),
        };
      case 'ref-created':
      case 'ref-reused':
        return { ...base, kind, ref: subject, referent, via: CREATION_ENTRY_POINTS[detail]! };
      case 'ref-refused':
        return { ...base, kind, type: this.texts.text(detail), message: this.texts.text(extra) };
      case 'ref-cleared':
        return { ...base, kind, ref: subject, referent, cause: CLEAR_CAUSES[detail]! };
      case 'ref-dead':
        return { ...base, kind, ref: subject, referent };
      case 'callback-started':
        return { ...base, kind, ref: subject };
      case 'callback-finished': {
        const outcome = CALLBACK_OUTCOMES[detail]!;
        return outcome === 'raised'
          ? { ...base, kind, ref: subject, outcome, error: this.texts.text(extra) }
          : { ...base, kind, ref: subject, outcome };
      }
      case 'callback-silenced':
        return { ...base, kind, ref: subject, why: SILENCES[detail]! };
      case 'deref':
        return {
          ...base,
          kind,
          ref: subject,
          result: DEREF_RESULTS[extra]!,
          via: DEREF_ENTRY_POINTS[detail]!,
        };
      case 'gc-started':
        return { ...base, kind, generation: detail, automatic: extra === 1 };
      case 'gc-finished':
        return {
          ...base,
          kind,
          generation: detail,
          automatic: (extra & 1) === 1,
          collected: this.count(seq),
          uncollectable: extra >>> 1,
        };
      case 'capi-call': {
        const call = JSON.parse(this.texts.text(extra));
        return { ...base, kind, caller: base.function, function: this.texts.text(detail), ...call };
      }
    }
  }
}
