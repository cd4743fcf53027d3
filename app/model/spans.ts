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
/** Which kind of span an event begins, or ends, plus 1. */
const OPENING = kinds.byKind([
  [kinds.CALLBACK_STARTED, 1],
  [kinds.FINALIZER_STARTED, 2],
  [kinds.GC_STARTED, 3],
]);
const CLOSING = kinds.byKind([
  [kinds.CALLBACK_FINISHED, 1],
  [kinds.FINALIZER_FINISHED, 2],
  [kinds.GC_FINISHED, 3],
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
      const opening = OPENING[code]! - 1;
      if (opening !== -1) {
        const index = this.#from.push(position);
        this.#to.push(seqs.length);
        this.#kind.push(opening);
        this.#subject.push(log.subject(seq));
        this.#parent.push(open.length === 0 ? 0 : open.at(-1)! + 1);
        if (SPAN_KINDS[opening] === 'collection') this.collections.push(index);
        open.push(index);
        continue;
      }
      const closing = CLOSING[code]! - 1;
      if (closing === -1) continue;
      const depth = this.#depthOf(closing, log.subject(seq), open);
      if (depth === -1) continue;
      while (open.length > depth) this.#to.set(open.pop()!, position);
    }
    this.#starts = this.#from.slice(0);
  }

  /** Where the innermost span of a kind and a subject is among the open ones; -1 where there is none. */
  #depthOf(kind: number, subject: number, open: readonly number[]): number {
    let depth = open.length - 1;
    while (depth >= 0 && (this.#kind.at(open[depth]!) !== kind || this.#subject.at(open[depth]!) !== subject))
      depth -= 1;
    return depth;
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
