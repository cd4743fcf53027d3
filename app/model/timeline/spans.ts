import * as kinds from '../kinds.ts';
import { lowerBound } from '../search.ts';
import type { ShownEvents } from '../shownEvents.ts';

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

/** All spans of a view model in the order of their starts, in columns. */
export class Spans {
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  readonly #kind: Uint8Array;
  readonly #subject: Uint32Array;
  /** The parent's index + 1. */
  readonly #parent: Uint32Array;
  /** The indexes of the collections among the spans. */
  readonly collections: number[] = [];

  constructor({ kinds: codes, subjects }: ShownEvents) {
    let count = 0;
    for (let position = 0; position < codes.length; position += 1)
      if (OPENING[codes[position]!] !== 0) count += 1;
    this.#from = new Uint32Array(count);
    this.#to = new Uint32Array(count).fill(codes.length);
    this.#kind = new Uint8Array(count);
    this.#subject = new Uint32Array(count);
    this.#parent = new Uint32Array(count);
    const open: number[] = [];
    let index = 0;
    for (let position = 0; position < codes.length; position += 1) {
      const code = codes[position]!;
      const opening = OPENING[code]! - 1;
      if (opening !== -1) {
        this.#from[index] = position;
        this.#kind[index] = opening;
        this.#subject[index] = subjects[position]!;
        this.#parent[index] = open.length === 0 ? 0 : open.at(-1)! + 1;
        if (SPAN_KINDS[opening] === 'collection') this.collections.push(index);
        open.push(index);
        index += 1;
        continue;
      }
      const closing = CLOSING[code]! - 1;
      if (closing === -1) continue;
      const depth = this.#depthOf(closing, subjects[position]!, open);
      if (depth === -1) continue;
      while (open.length > depth) this.#to[open.pop()!] = position;
    }
  }

  /** Where the innermost span of a kind and a subject is among the open ones; -1 where there is none. */
  #depthOf(kind: number, subject: number, open: readonly number[]): number {
    let depth = open.length - 1;
    while (depth >= 0 && (this.#kind[open[depth]!] !== kind || this.#subject[open[depth]!] !== subject))
      depth -= 1;
    return depth;
  }

  get count(): number {
    return this.#from.length;
  }

  at(index: number): Span {
    const parent = this.#parent[index]!;
    return {
      kind: SPAN_KINDS[this.#kind[index]!]!,
      from: this.#from[index]!,
      to: this.#to[index]!,
      subject: this.#subject[index]!,
      parent: parent === 0 ? null : parent - 1,
    };
  }

  /** The innermost span around a position (its own first and last event included). */
  around(position: number): Span | null {
    let index: number | null = lowerBound(this.#from, position + 1) - 1;
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
    const index = lowerBound(this.#from, position);
    return this.#from[index] === position ? this.at(index) : null;
  }
}
