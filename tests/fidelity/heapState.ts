import {
  EXPORTED_PLACES,
  GC_GENERATIONS,
  GC_HEAD,
  GC_STATS_BYTES,
  OBJECT,
  readDebugOffsets,
  TYPE,
  TYPE_FLAG,
  WEAKREF,
} from '../../app/interpreter/cpython.ts';
import type { EventLog } from '../../app/trace/eventLog.ts';
import type { RefState, WeakState } from './weakState.ts';

/**
 * Reads weak references out of a halted interpreter's memory: the lists, and what the collector's own lists say lives.
 * Shares no code with the probe and the decoder, whose log is held against it.
 */
export class HeapState {
  readonly #memory: WebAssembly.Memory;
  readonly #listOf: (object: number) => number;
  readonly #types: { ref: number; proxy: number; callableProxy: number; none: number };
  readonly #generations: number[];
  readonly #collecting: number;
  readonly #threadState: number;
  readonly #thread: number;

  constructor(exports: WebAssembly.Exports) {
    const address = (name: string) => (exports[name] as WebAssembly.Global).value as number;
    this.#memory = exports.memory as WebAssembly.Memory;
    this.#listOf = exports.PyObject_GET_WEAKREFS_LISTPTR as (object: number) => number;
    this.#types = {
      ref: address('_PyWeakref_RefType'),
      proxy: address('_PyWeakref_ProxyType'),
      callableProxy: address('_PyWeakref_CallableProxyType'),
      none: address('_Py_NoneStruct'),
    };
    const offsets = readDebugOffsets(new DataView(this.#memory.buffer), address('_PyRuntime'));
    const words = this.#words();
    this.#threadState = address(EXPORTED_PLACES.threadState);
    this.#thread = words(this.#threadState);
    const interpreter = words(this.#thread + offsets.threadInterpreter);
    this.#collecting = interpreter + offsets.interpreterGc + offsets.gcCollecting;
    const { count, bytes } = GC_GENERATIONS;
    const first = this.#collecting - GC_STATS_BYTES - count * bytes;
    this.#generations = Array.from({ length: count }, (_, index) => first + index * bytes);
  }

  /** The state of everything that lives according to the log's replay, with the log's ids. */
  read(log: EventLog, living: Iterable<number>): WeakState {
    const word = this.#words();
    const idAt = new Map<number, number>();
    for (const id of living) idAt.set(log.address(id), id);
    const lists = new Map<number, number[]>();
    const refs = new Map<number, RefState>();
    for (const [object, id] of idAt) {
      lists.set(
        id,
        this.#list(object).map((ref) => idAt.get(ref) ?? 0),
      );
      if (this.#isWeakref(object))
        refs.set(id, {
          cleared: word(object + WEAKREF.object) === this.#types.none,
          callback: word(object + WEAKREF.callback) !== 0,
        });
    }
    return { lists, refs };
  }

  /** Addresses of all objects that the collector keeps lists of; null while it runs and the lists are torn apart. */
  collectables(): Set<number> | null {
    const word = this.#words();
    if (word(this.#collecting) !== 0) return null;
    const found = new Set<number>();
    for (const head of this.#generations)
      for (let node = word(head) & ~GC_HEAD.flagMask; node !== head; node = word(node) & ~GC_HEAD.flagMask)
        found.add(node + GC_HEAD.bytes);
    return found;
  }

  /** Whether the collector knows of an object: of classes, only of those that a program made. */
  isCollectable(object: number): boolean {
    const type = this.typeOf(object);
    const flags = this.#words()(type + TYPE.flags);
    if ((flags & TYPE_FLAG.typeSubclass) !== 0) return this.isHeapType(object);
    return (flags & TYPE_FLAG.haveGc) !== 0;
  }

  typeOf(object: number): number {
    return this.#words()(object + OBJECT.type);
  }

  isHeapType(type: number): boolean {
    return (this.#words()(type + TYPE.flags) & TYPE_FLAG.heap) !== 0;
  }

  /** The name of a class that a program made. */
  typeName(type: number): string {
    const bytes = new Uint8Array(this.#memory.buffer, this.#words()(type + TYPE.name));
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
  }

  isWeakref(object: number): boolean {
    return this.#isWeakref(object);
  }

  /** An object's weakref list, from its head; 0 stands where it is not linked both ways or leads elsewhere. */
  #list(object: number): number[] {
    const word = this.#words();
    if (word(word(object + OBJECT.type) + TYPE.weaklistOffset) === 0) return [];
    const list: number[] = [];
    let previous = 0;
    for (let ref = word(this.#listHead(object)); ref !== 0; previous = ref, ref = word(ref + WEAKREF.next)) {
      if (word(ref + WEAKREF.object) !== object || word(ref + WEAKREF.previous) !== previous)
        return [...list, 0];
      list.push(ref);
    }
    return list;
  }

  /** Static types keep their list in the interpreter's state. CPython finds it by its thread, and inside a write has none. */
  #listHead(object: number): number {
    const words = new Uint32Array(this.#memory.buffer);
    const at = this.#threadState >>> 2;
    const held = words[at]!;
    words[at] = this.#thread;
    try {
      return this.#listOf(object) >>> 0;
    } finally {
      words[at] = held;
    }
  }

  #isWeakref(object: number): boolean {
    const word = this.#words();
    const type = word(object + OBJECT.type);
    if (type === this.#types.proxy || type === this.#types.callableProxy) return true;
    for (let at = type; at !== 0; at = word(at + TYPE.base)) if (at === this.#types.ref) return true;
    return false;
  }

  /** Memory may have grown since the last time. */
  #words(): (address: number) => number {
    const words = new Uint32Array(this.#memory.buffer);
    return (address) => words[address >>> 2]!;
  }
}
