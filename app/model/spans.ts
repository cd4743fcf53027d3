import type { EventLog } from '../trace/eventLog.ts';
import { GrowingWords } from '../trace/growing.ts';
import * as kinds from './kinds.ts';
import { lowerBound } from './search.ts';

export type SpanKind = 'callback' | 'finalizer' | 'collection';

/** Something that starts, lasts and ends, with other events between. */
export interface Span {
  kind: SpanKind;
  /** Positions of its first and last event; where the end is not known (yet), `to` is past the last event. */
  from: number;
  to: number;
  /** The weakref or object; 0 for a collection. */
  subject: number;
  /** The index of the span it happened in; null at the outermost level. */
  parent: number | null;
}

const SPAN_KINDS: readonly SpanKind[] = ['callback', 'finalizer', 'collection'];
const OPENING = new Map([
  [kinds.CALLBACK_STARTED, 0],
  [kinds.FINALIZER_STARTED, 1],
  [kinds.GC_STARTED, 2],
]);
const CLOSING = new Map([
  [kinds.CALLBACK_FINISHED, 0],
  [kinds.FINALIZER_FINISHED, 1],
  [kinds.GC_FINISHED, 2],
]);

/** All spans of a story in the order of their starts, in columns. */
export class Spans {
  readonly #from = new GrowingWords();
  readonly #to = new GrowingWords();
  readonly #kind = new GrowingWords();
  readonly #subject = new GrowingWords();
  /** The parent's index + 1. */
  readonly #parent = new GrowingWords();
  readonly #starts: Uint32Array;
  /** The indexes of the collections among the spans. */
  readonly collections: number[] = [];

  constructor(log: EventLog, seqs: Uint32Array) {
    const open: number[] = [];
    for (let position = 0; position < seqs.length; position += 1) {
      const seq = seqs[position]!;
      const code = log.kindCode(seq);
      if (code < kinds.FINALIZER_STARTED) continue;
      const opening = OPENING.get(code);
      if (opening !== undefined) {
        const index = this.#from.push(position);
        this.#to.push(seqs.length);
        this.#kind.push(opening);
        this.#subject.push(log.subject(seq));
        this.#parent.push((open.at(-1) ?? -1) + 1);
        if (SPAN_KINDS[opening] === 'collection') this.collections.push(index);
        open.push(index);
        continue;
      }
      const closing = CLOSING.get(code);
      if (closing === undefined) continue;
      const depth = open.findLastIndex(
        (index) => this.#kind.at(index) === closing && this.#subject.at(index) === log.subject(seq),
      );
      if (depth === -1) continue;
      for (const index of open.splice(depth)) this.#to.set(index, position);
    }
    this.#starts = this.#from.slice(0);
  }

  get count(): number {
    return this.#from.length;
  }

  at(index: number): Span {
    const parent = this.#parent.at(index);
    return {
      kind: SPAN_KINDS[this.#kind.at(index)]!,
      from: this.#from.at(index),
      to: this.#to.at(index),
      subject: this.#subject.at(index),
      parent: parent === 0 ? null : parent - 1,
    };
  }

  /** The innermost span around a position (its own first and last event included). */
  around(position: number): Span | null {
    let index: number | null = lowerBound(this.#starts, position + 1) - 1;
    if (index < 0) return null;
    while (index !== null) {
      const span: Span = this.at(index);
      if (span.to >= position) return span;
      index = span.parent;
    }
    return null;
  }

  /** In how many spans a position lies; the first and last event of a span are not inside it. */
  depthAt(position: number): number {
    let depth = 0;
    let span = this.around(position);
    while (span !== null) {
      if (span.from < position && position < span.to) depth += 1;
      span = span.parent === null ? null : this.at(span.parent);
    }
    return depth;
  }

  /** The span that starts at a position. */
  startingAt(position: number): Span | null {
    const index = lowerBound(this.#starts, position);
    return this.#starts[index] === position ? this.at(index) : null;
  }
}
