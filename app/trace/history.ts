import type { Trace, TraceEvent, TraceObject } from './format.ts';

/** What has happened so far to one object or weakref. */
export interface Life {
  /** Created or seen. */
  announced: boolean;
  dying: boolean;
  dead: boolean;
  /** Its `__del__` has finished, and it has neither died nor been resurrected since. */
  finalized: boolean;
  /** Weakrefs to it that were created in this trace and are neither cleared nor dead. */
  livingRefs: Set<number>;
  cleared: boolean;
  /** What became of its callback. */
  callback: 'due' | 'called' | 'silenced';
}

export type BracketFamily = 'callback' | 'finalizer' | 'gc';

/** Something that has started and not finished. */
export interface Bracket {
  family: BracketFamily;
  /** The weakref, the object, or the collection's generation. */
  of: number;
  seq: number;
}

/** Replays a trace event by event, and knows the state of every object in between. */
export class History {
  /** How many events were replayed. */
  length = 0;
  lastSeq = -1;
  lastT = 0;
  /** Open brackets, the innermost last. */
  readonly brackets: Bracket[] = [];
  readonly #objects: readonly TraceObject[];
  readonly #lives: Life[] = [];
  readonly #livingAt = new Map<string, number>();

  constructor(trace: Trace) {
    this.#objects = trace.objects;
  }

  /** The object with this id; undefined where the trace has none. */
  object(id: number): TraceObject | undefined {
    return this.#objects[id - 1];
  }

  life(id: number): Life {
    this.#lives[id] ??= {
      announced: false,
      dying: false,
      dead: false,
      finalized: false,
      livingRefs: new Set(),
      cleared: false,
      callback: 'due',
    };
    return this.#lives[id];
  }

  /** The announced object that lives at an address; undefined where none does. */
  livingAt(address: string): number | undefined {
    return this.#livingAt.get(address);
  }

  /** Where an open bracket stands in `brackets`; -1 where there is none. */
  openBracket(family: BracketFamily, of: number): number {
    return this.brackets.findLastIndex((bracket) => bracket.family === family && bracket.of === of);
  }

  replay(event: TraceEvent): void {
    this.length += 1;
    this.lastSeq = event.seq;
    this.lastT = event.t;
    switch (event.kind) {
      case 'object-created':
      case 'object-seen':
        this.#announce(event.object);
        break;
      case 'object-dying':
        this.life(event.object).dying = true;
        break;
      case 'object-dead':
        this.life(event.object).dying = false;
        this.#die(event.object);
        break;
      case 'object-resurrected':
        Object.assign(this.life(event.object), { dying: false, finalized: false });
        break;
      case 'finalizer-started':
        this.#open('finalizer', event.object, event.seq);
        break;
      case 'finalizer-finished':
        this.#close('finalizer', event.object);
        this.life(event.object).finalized = true;
        break;
      case 'ref-created':
        this.#announce(event.ref);
        this.life(event.referent).livingRefs.add(event.ref);
        break;
      case 'ref-cleared':
        this.life(event.ref).cleared = true;
        this.life(event.referent).livingRefs.delete(event.ref);
        break;
      case 'ref-dead':
        this.#die(event.ref);
        this.life(event.referent).livingRefs.delete(event.ref);
        break;
      case 'callback-started':
        this.life(event.ref).callback = 'called';
        this.#open('callback', event.ref, event.seq);
        break;
      case 'callback-finished':
        this.#close('callback', event.ref);
        break;
      case 'callback-silenced':
        this.life(event.ref).callback = 'silenced';
        break;
      case 'gc-started':
        this.#open('gc', event.generation, event.seq);
        break;
      case 'gc-finished':
        this.#close('gc', event.generation);
        break;
    }
  }

  #announce(id: number): void {
    this.life(id).announced = true;
    const address = this.object(id)?.address;
    if (address !== undefined) this.#livingAt.set(address, id);
  }

  #die(id: number): void {
    this.life(id).dead = true;
    const address = this.object(id)?.address;
    if (address !== undefined && this.#livingAt.get(address) === id) this.#livingAt.delete(address);
  }

  #open(family: BracketFamily, of: number, seq: number): void {
    this.brackets.push({ family, of, seq });
  }

  #close(family: BracketFamily, of: number): void {
    const at = this.openBracket(family, of);
    if (at >= 0) this.brackets.splice(at, 1);
  }
}
