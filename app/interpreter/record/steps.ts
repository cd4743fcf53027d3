import type { EventLog } from '../../trace/eventLog.ts';
import type { TraceContainer } from '../../trace/format.ts';
import { CELL, FRAME, LOCAL_KIND, OBJECT, TUPLE, VAR_OBJECT } from '../cpython.ts';
import type { HeapReader, Reference } from '../memory/heapReader.ts';
import type { PythonMemory } from '../memory/pythonMemory.ts';
import { Containers, type Link } from './containers.ts';
import type { StepSink } from './stepSink.ts';

/** Steps that are kept, and what they may hold together: names, refcounts and edges. */
export const MOST_STEPS = 10_000;
const MOST_FACTS = 400_000;
/** What all steps together tell of containers; a step beyond that is kept without them. */
const MOST_CONTAINER_FACTS = 200_000;
/** Objects that are looked at in one step. */
const MOST_VISITED = 4000;
/** Frames that one step looks into, from the innermost: a deep recursion says the same again and again. */
const MOST_FRAMES = 64;
/** Variables and references that all steps together look at, which is a second or two. */
const MOST_LOOKS = 2_000_000;
/** Links of a path from a name to an object, so that names stay readable. */
const LONGEST_PATH = 4;

/** Bit of the interpreter's stack references that does not belong to the address. */
const TAGS = 3;

/** What a step needs to know of addresses. */
export interface Identities {
  /** The id of what lives there. */
  idAt(address: number): number | undefined;
}

const NOWHERE: StepSink = { refcount() {}, edge() {}, end() {} };

/** Addresses of traced objects and their ids by turns, in the order in which they are told. */
type Traced = number[];

/**
 * Reads, at a line of the snippet, the variables of its frames, the objects that they lead to and the strong
 * references between these. Containers on the way are written into the labels, `.children[0]`, and told by themselves.
 */
export class StepRecorder {
  readonly #log: EventLog;
  readonly #memory: PythonMemory;
  readonly #heap: HeapReader;
  readonly #identities: Identities;
  readonly #snippetFilename: number;
  /** What lived at the last step, of the first so many: ids, and their addresses. */
  #living: number[] = [];
  #addresses: number[] = [];
  /** The step that told the refcount of an object last, by its id. */
  #toldIn = new Uint32Array(1024);
  #sink: StepSink = NOWHERE;
  #known = 0;
  #count = 0;
  /** With that at the end. */
  #reads = 0;
  #facts = 0;
  #containerFacts = 0;
  readonly #looksBefore: number;

  constructor(
    log: EventLog,
    memory: PythonMemory,
    heap: HeapReader,
    identities: Identities,
    snippetFilename: number,
  ) {
    this.#log = log;
    this.#memory = memory;
    this.#heap = heap;
    this.#identities = identities;
    this.#snippetFilename = snippetFilename;
    this.#looksBefore = heap.looks;
  }

  /** Steps that were read. */
  get count(): number {
    return this.#count;
  }

  /** Names, refcounts and edges that they tell of. */
  get facts(): number {
    return this.#facts;
  }

  /** Whether a further step would be kept. */
  get isFull(): boolean {
    return (
      this.#count >= MOST_STEPS ||
      this.#facts >= MOST_FACTS ||
      this.#heap.looks - this.#looksBefore >= MOST_LOOKS
    );
  }

  /** The step at a line. */
  read(frame: number, line: number, sink: StepSink): void {
    this.#count += 1;
    this.#read(line, this.#functionOf(frame), this.#variables(frame), sink);
  }

  /** When the program has ended: what its module's variables lead to. */
  readEnd(globals: number, sink: StepSink): void {
    this.#read(0, '<module>', this.#globals(globals, new Set()), sink);
  }

  #read(line: number, where: string, variables: Iterable<Reference>, sink: StepSink): void {
    this.#sink = sink;
    this.#reads += 1;
    this.#heap.forgetLabels();
    const names = new Map<string, number>();
    const visited = new Set<number>();
    const containers = new Containers(this.#heap);
    const held: Traced = [];
    const traced: Traced = [];
    // Where nothing traced lives, no name leads to it.
    if (this.#findLiving(held))
      for (const variable of variables) this.#follow(variable, names, traced, visited, containers);
    // What no name leads to comes after: a cycle that waits for the collector, what only a library holds.
    for (const addressOrId of held) traced.push(addressOrId);
    this.#tellTraced(traced, visited, containers);
    this.#facts += names.size + 1;
    sink.end({ seq: this.#log.length, line, function: where, names, ...this.#told(containers) });
    this.#sink = NOWHERE;
  }

  /** Objects that are reached are followed in turn, so that every traced object that they lead to is met. */
  #tellTraced(traced: Traced, visited: Set<number>, containers: Containers): void {
    for (let at = 0; at < traced.length; at += 2) {
      const address = traced[at]!;
      const id = traced[at + 1]!;
      if (this.#toldIn[id] === this.#reads) continue;
      this.#toldIn[id] = this.#reads;
      const refcount = this.#memory.word(address + OBJECT.refcount) | 0;
      this.#facts += 1;
      this.#sink.refcount(id, refcount);
      // Not while it is being deallocated: its fields are then taken down one by one.
      if (refcount > 0) this.#edgesOf(address, id, traced, visited, containers);
    }
  }

  #tellEdge(from: number, to: number, label: string): void {
    this.#facts += 1;
    this.#sink.edge(from, to, label);
  }

  #told(containers: Containers): { containers?: TraceContainer[] } {
    if (this.#containerFacts >= MOST_CONTAINER_FACTS) return {};
    const all = containers.all();
    for (const { heldBy, holds } of all) this.#containerFacts += 1 + heldBy.length + holds.length;
    return { containers: all };
  }

  /** From a variable through containers to traced objects, which get the path as their name. */
  #follow(
    { to: from, label: path }: Reference,
    names: Map<string, number>,
    traced: Traced,
    visited: Set<number>,
    containers: Containers,
  ): void {
    let met: Link[] = [{ to: from, label: path, way: '', holder: null, root: path }];
    for (let depth = 0; depth <= LONGEST_PATH && met.length > 0; depth += 1) {
      const others: Link[] = [];
      for (const link of met) {
        const { to } = link;
        const id = this.#snippetId(to);
        if (id === undefined) others.push(link);
        else {
          names.set(link.label, id);
          traced.push(to, id);
          containers.met(link, id);
        }
      }
      met = this.#entered(others, visited, visited, containers).flatMap((into) =>
        this.#heap.references(into.to).map((found) => containers.link(into, found)),
      );
    }
  }

  #edgesOf(address: number, id: number, traced: Traced, visited: Set<number>, containers: Containers): void {
    let others: Link[] = [];
    for (const { to, label } of this.#heap.references(address)) {
      const target = this.#snippetId(to);
      if (target === undefined) others.push({ to, label, way: label, holder: null, root: id });
      else {
        this.#tellEdge(id, target, label);
        traced.push(to, target);
      }
    }
    // Most objects lead to no containers.
    if (others.length === 0) return;
    const within = new Set<number>();
    for (let depth = 1; ; depth += 1) {
      const layer = this.#entered(others, within, visited, containers);
      if (depth > LONGEST_PATH || layer.length === 0) return;
      others = [];
      for (const into of layer) {
        for (const found of this.#heap.references(into.to)) {
          const link = containers.link(into, found);
          const target = this.#snippetId(link.to);
          if (target === undefined) others.push(link);
          else {
            this.#tellEdge(id, target, link.label);
            traced.push(link.to, target);
            containers.met(link, target);
          }
        }
      }
    }
  }

  /** Those of the links that lead into a container for the first time, as far as `within` knows. */
  #entered(
    links: readonly Link[],
    within: Set<number>,
    visited: Set<number>,
    containers: Containers,
  ): Link[] {
    return links.filter((link) => {
      const { to } = link;
      if (within.has(to)) {
        containers.metAgain(link);
        return false;
      }
      if (!this.#heap.isContainer(to) || visited.size >= MOST_VISITED) return false;
      within.add(to);
      visited.add(to);
      return true;
    });
  }

  /**
   * Puts the snippet's objects that live into `held`, in their order, but for those that are being deallocated. Each step
   * goes on from the one before. Gives whether any lives.
   */
  #findLiving(held: Traced): boolean {
    const log = this.#log;
    const [living, addresses] = [this.#living, this.#addresses];
    for (; this.#known < log.objectCount; this.#known += 1) {
      living.push(this.#known + 1);
      addresses.push(log.address(this.#known + 1));
    }
    if (this.#known >= this.#toldIn.length) {
      const grown = new Uint32Array(2 * this.#known);
      grown.set(this.#toldIn);
      this.#toldIn = grown;
    }
    let kept = 0;
    let anyLives = false;
    for (let at = 0; at < living.length; at += 1) {
      const id = living[at]!;
      const address = addresses[at]!;
      if (this.#identities.idAt(address) !== id) continue;
      living[kept] = id;
      addresses[kept] = address;
      kept += 1;
      if (!log.isSnippets(id)) continue;
      anyLives = true;
      if (this.#isHeld(address)) held.push(address, id);
    }
    living.length = kept;
    addresses.length = kept;
    return anyLives;
  }

  #snippetId(address: number): number | undefined {
    const id = this.#identities.idAt(address);
    return id !== undefined && this.#log.isSnippets(id) ? id : undefined;
  }

  /** Not while it is being deallocated: its fields are then taken down one by one. */
  #isHeld(address: number): boolean {
    return (this.#memory.word(address + OBJECT.refcount) | 0) > 0;
  }

  /** Variables of all the snippet's frames that are running, those of the innermost first. */
  *#variables(innermost: number): Generator<Reference> {
    const memory = this.#memory;
    const taken = new Set<string>();
    let globals = 0;
    const outside = (frame: number) => memory.word(frame + memory.offsets.framePrevious);
    for (
      let frame = innermost, count = 0;
      frame !== 0 && count < MOST_FRAMES;
      frame = outside(frame), count += 1
    ) {
      const code = memory.word(frame + memory.offsets.frameExecutable) & ~TAGS;
      if (code === 0 || memory.typeOf(code) !== memory.types.code) continue;
      if (memory.word(code + memory.offsets.codeFilename) !== this.#snippetFilename) continue;
      globals = memory.word(frame + FRAME.globals);
      for (const local of [...this.#locals(frame, code), ...this.#classBody(frame, globals)]) {
        if (taken.has(local.label) || isCpythons(local.label)) continue;
        taken.add(local.label);
        yield local;
      }
    }
    if (globals !== 0) yield* this.#globals(globals, taken);
  }

  *#globals(namespace: number, taken: ReadonlySet<string>): Generator<Reference> {
    for (const variable of this.#heap.namespace(namespace))
      if (!taken.has(variable.label) && !isCpythons(variable.label)) yield variable;
  }

  /** The namespace of a class whose body is running; other frames have none, or that of the module. */
  #classBody(frame: number, globals: number): Reference[] {
    const namespace = this.#memory.word(frame + FRAME.locals);
    return namespace !== 0 && namespace !== globals && this.#heap.isDict(namespace)
      ? this.#heap.namespace(namespace)
      : [];
  }

  *#locals(frame: number, code: number): Generator<Reference> {
    const memory = this.#memory;
    const names = memory.word(code + memory.offsets.codeLocalNames);
    const kinds = memory.word(code + memory.offsets.codeLocalKinds);
    const count = memory.word(names + VAR_OBJECT.size);
    for (let index = 0; index < count; index += 1) {
      const kind = memory.bytesAt(kinds, index);
      const value = memory.word(frame + memory.offsets.frameLocals + 4 * index) & ~TAGS;
      if (value === 0) continue;
      const isCell = (kind & (LOCAL_KIND.cell | LOCAL_KIND.free)) !== 0 && this.#heap.isCell(value);
      const object = isCell ? memory.word(value + CELL.contents) : value;
      const name = memory.str(memory.word(names + TUPLE.items + 4 * index));
      if (object !== 0 && name !== null) yield { to: object, label: name };
    }
  }

  #functionOf(frame: number): string {
    const code = this.#memory.word(frame + this.#memory.offsets.frameExecutable) & ~TAGS;
    return this.#memory.str(this.#memory.word(code + this.#memory.offsets.codeQualname)) ?? '';
  }
}

/** `__name__`, `__classdict__`: nobody's variables. */
function isCpythons(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}
