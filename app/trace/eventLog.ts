import { EVENT_WORD, EVENT_WORDS, NOISE, OBJECT_WORD, OBJECT_WORDS } from './columns.ts';
import {
  CALLBACK_OUTCOMES,
  CLEAR_CAUSES,
  CREATION_DOORS,
  DEATH_CAUSES,
  DEREF_DOORS,
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
import { GrowingBytes, GrowingWords } from './growing.ts';
import { StringTable } from './strings.ts';

/** The code of a kind: its place in EVENT_KINDS. */
export const KIND_CODE = Object.fromEntries(EVENT_KINDS.map((kind, code) => [kind, code])) as Record<
  EventKind,
  number
>;

/** The columns of one event; what `other`, `detail` and `extra` mean depends on the kind (see `eventAt`). */
export interface EventRow {
  kind: EventKind;
  /** 0 for none. */
  line: number;
  functionText: number;
  libraryText: number;
  /** The object or weakref the event is about; 0 for none. */
  subject: number;
  other: number;
  detail: number;
  extra: number;
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
}

/** The origin code of the snippet's objects. */
const SNIPPET = ORIGINS.indexOf('snippet');

/**
 * All events and objects of one run in columns: 33 bytes an event. Events have seqs 0, 1, 2 … and objects ids
 * 1, 2, 3 …; interpreter noise is included and marked. Append-only, but for two marks that are only known
 * later: an object's promotion to the snippet, and an event's being noise.
 */
export class EventLog {
  readonly texts = new StringTable();
  dropped = 0;
  /** One a line executed, where steps were recorded; `seq`s and ids are this log's. */
  readonly steps: TraceStep[] = [];
  stepsDropped = 0;
  /** What was read when the program had ended, which the last step could not know; null where nothing was. */
  end: TraceStep | null = null;
  readonly #kinds = new GrowingBytes();
  readonly #words = new GrowingWords();
  readonly #objects = new GrowingWords();

  get length(): number {
    return this.#kinds.length;
  }

  get objectCount(): number {
    return this.#objects.length / OBJECT_WORDS;
  }

  /** Appends an event by its columns and gives its seq; what they mean is EventRow's to say. */
  appendRow(
    kindCode: number,
    line: number,
    functionText: number,
    libraryText: number,
    subject: number,
    other: number,
    detail: number,
    extra: number,
    tUs: number,
  ): number {
    this.#words.push8(line, functionText, libraryText, subject, other, detail, extra, tUs);
    return this.#kinds.push(kindCode);
  }

  append(row: EventRow): number {
    return this.appendRow(
      KIND_CODE[row.kind],
      row.line,
      row.functionText,
      row.libraryText,
      row.subject,
      row.other,
      row.detail,
      row.extra,
      row.tUs,
    );
  }

  /** Appends an object by its columns and gives its id; `callback` is a text's number + 1, 0 for none. */
  addObjectRow(
    type: number,
    role: number,
    origin: number,
    address: number,
    referent: number,
    callback: number,
  ): number {
    return this.#objects.push6(type, role, origin, address, referent, callback) / OBJECT_WORDS + 1;
  }

  addObject(row: ObjectRow): number {
    return this.addObjectRow(
      this.texts.intern(row.type),
      ROLES.indexOf(row.role),
      ORIGINS.indexOf(row.origin),
      row.address,
      row.referent,
      row.callback === null ? 0 : this.texts.intern(row.callback) + 1,
    );
  }

  /** An event's `extra` where it is only known after the events it caused: the result of a call. */
  setExtra(seq: number, extra: number): void {
    this.#words.set(seq * EVENT_WORDS + EVENT_WORD.extra, extra);
  }

  promote(id: number): void {
    this.#objects.set((id - 1) * OBJECT_WORDS + OBJECT_WORD.origin, SNIPPET);
  }

  markNoise(seq: number): void {
    this.#kinds.set(seq, this.#kinds.at(seq) | NOISE);
  }

  kindCode(seq: number): number {
    return this.#kinds.at(seq) & ~NOISE;
  }
  kind(seq: number): EventKind {
    return EVENT_KINDS[this.kindCode(seq)]!;
  }
  isNoise(seq: number): boolean {
    return (this.#kinds.at(seq) & NOISE) !== 0;
  }
  /** 0 for none. */
  line(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.line);
  }
  functionText(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.function);
  }
  libraryText(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.library);
  }
  /** The object or weakref the event is about; 0 for none. */
  subject(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.subject);
  }
  other(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.other);
  }
  detail(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.detail);
  }
  extra(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.extra);
  }
  tUs(seq: number): number {
    return this.#words.at(seq * EVENT_WORDS + EVENT_WORD.time);
  }

  typeName(id: number): string {
    return this.texts.text(this.#objectWord(id, OBJECT_WORD.type));
  }
  role(id: number): Role {
    return ROLES[this.#objectWord(id, OBJECT_WORD.role)]!;
  }
  isSnippets(id: number): boolean {
    return this.#objectWord(id, OBJECT_WORD.origin) === SNIPPET;
  }
  address(id: number): number {
    return this.#objectWord(id, OBJECT_WORD.address);
  }
  /** 0 for none. */
  referent(id: number): number {
    return this.#objectWord(id, OBJECT_WORD.referent);
  }
  callback(id: number): string | null {
    const text = this.#objectWord(id, OBJECT_WORD.callback);
    return text === 0 ? null : this.texts.text(text - 1);
  }

  #objectWord(id: number, word: number): number {
    return this.#objects.at((id - 1) * OBJECT_WORDS + word);
  }

  /** Whether an event is shown when interpreter events are hidden. */
  isVisible(seq: number): boolean {
    if (this.isNoise(seq)) return false;
    const subject = this.subject(seq);
    return subject === 0 || this.isSnippets(subject);
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
    if (object.role === 'object') return object;
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
    };
    const kind = this.kind(seq);
    const subject = this.subject(seq);
    const other = this.other(seq);
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
        return { ...base, kind, object: subject, cause: DEATH_CAUSES[detail]! };
      case 'ref-created':
      case 'ref-reused':
        return { ...base, kind, ref: subject, referent: other, via: CREATION_DOORS[detail]! };
      case 'ref-refused':
        return { ...base, kind, type: this.texts.text(detail), message: this.texts.text(extra) };
      case 'ref-cleared':
        return { ...base, kind, ref: subject, referent: other, cause: CLEAR_CAUSES[detail]! };
      case 'ref-dead':
        return { ...base, kind, ref: subject, referent: other };
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
        return { ...base, kind, ref: subject, result: DEREF_RESULTS[extra]!, via: DEREF_DOORS[detail]! };
      case 'gc-started':
        return { ...base, kind, generation: detail, automatic: extra === 1 };
      case 'gc-finished':
        return {
          ...base,
          kind,
          generation: detail,
          automatic: (extra & 1) === 1,
          collected: other,
          uncollectable: extra >>> 1,
        };
      case 'capi-call': {
        const call = JSON.parse(this.texts.text(extra));
        return { ...base, kind, caller: base.function, function: this.texts.text(detail), ...call };
      }
    }
  }
}
