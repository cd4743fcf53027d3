import { type EventLog, KIND_CODE } from '../../../trace/eventLog.ts';
import { AddressMap } from './addressMap.ts';
import type { Places } from './places.ts';

/** Events and objects that a run keeps; what comes after is counted. */
export const MOST_EVENTS = 2_000_000;
export const MOST_OBJECTS = 1_000_000;

/** Kinds that are about an object: without an id, it was one past the limit. */
const NEEDS_SUBJECT = new Set([
  KIND_CODE['object-created'],
  KIND_CODE['object-seen'],
  KIND_CODE['object-dying'],
  KIND_CODE['object-dead'],
  KIND_CODE['ref-created'],
  KIND_CODE['ref-reused'],
]);

/** Appends events and objects to a log, within its limits, and knows which object lives at an address. */
export class LogWriter {
  readonly log: EventLog;
  /** Ids by address, of what lives; 0 where the log has met nothing. */
  readonly ids = new AddressMap();
  /** The time of the events to come, in microseconds since the start. */
  tUs = 0;
  readonly #places: Places;

  constructor(log: EventLog, places: Places) {
    this.log = log;
    this.#places = places;
  }

  /** Adds what lives at an address from now on, and gives its id, or 0 where the limit was reached. */
  add(
    address: number,
    type: number,
    role: number,
    origin: 'snippet' | 'interpreter',
    referent: number,
    callback: number,
  ): number {
    if (this.log.objectCount >= MOST_OBJECTS) {
      this.ids.delete(address);
      return 0;
    }
    const id = this.log.addObjectRow(type, role, origin === 'snippet' ? 0 : 1, address, referent, callback);
    this.ids.set(address, id);
    return id;
  }

  promote(id: number): void {
    if (id === 0 || this.log.isSnippets(id)) return;
    this.log.promote(id);
  }

  /** Appends an event and gives its seq, or -1 where the limit was reached. */
  emit(kindCode: number, subject: number, detail = 0, extra = 0, count = 0): number {
    if (this.log.length >= MOST_EVENTS || (subject === 0 && NEEDS_SUBJECT.has(kindCode))) {
      this.log.dropped += 1;
      return -1;
    }
    return this.log.appendRow(kindCode, this.#places.inLog(), subject, detail, extra, count, this.tUs);
  }
}
