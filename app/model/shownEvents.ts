import type { EventLog } from '../trace/eventLog.ts';

/**
 * Events of a log by their *position* among those that are shown, in columns: what many passes over a million of them
 * ask for is read from the log once. What they are about is as it was then; the log can have grown since.
 */
export class ShownEvents {
  readonly log: EventLog;
  /** An event's index in the log. */
  readonly seqs: Uint32Array;
  /** The code of its kind. */
  readonly kinds: Uint8Array;
  /** The object or weakref it is about; 0 for none. */
  readonly subjects: Uint32Array;

  /** All events, or those alone that are shown when interpreter events are hidden. */
  constructor(log: EventLog, { hidden }: { hidden: boolean }) {
    const { length } = log;
    const seqs = new Uint32Array(length);
    const kinds = new Uint8Array(length);
    const subjects = new Uint32Array(length);
    const count = log.readColumns(hidden, { seqs, kinds, subjects });
    this.log = log;
    this.seqs = seqs.subarray(0, count);
    this.kinds = kinds.subarray(0, count);
    this.subjects = subjects.subarray(0, count);
  }

  get count(): number {
    return this.seqs.length;
  }
}
