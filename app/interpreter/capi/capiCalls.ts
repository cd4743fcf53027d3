import { CAPI_SIGNATURES } from '../../trace/capiSignatures.ts';
import { DEREF_ENTRY_POINTS } from '../../trace/format.ts';
import { WEAKREF } from '../cpython.ts';
import { literalOf } from '../memory/literals.ts';
import type { PythonMemory } from '../memory/pythonMemory.ts';

/** The C functions behind `capi`, and what is needed to hand over arguments and errors. */
export interface CapiExports {
  PyWeakref_NewRef(ob: number, callback: number): number;
  PyWeakref_NewProxy(ob: number, callback: number): number;
  PyWeakref_GetRef(ref: number, object: number): number;
  PyWeakref_GetObject(ref: number): number;
  PyWeakref_IsDead(ref: number): number;
  PyObject_ClearWeakRefs(ob: number): void;
  PyUnstable_Object_ClearWeakRefsNoCallbacks(ob: number): void;
  PyType_IsSubtype(type: number, base: number): number;
  PyLong_FromLong(value: number): number;
  PyTuple_New(size: number): number;
  PyTuple_SetItem(tuple: number, index: number, item: number): number;
  PyErr_SetString(type: number, text: number): void;
  PyErr_Occurred(): number;
  Py_IncRef(object: number): void;
  Py_DecRef(object: number): void;
}

/** How a call is told to the trace; null while nothing is recorded. */
export interface CapiListener {
  started(name: string, args: CapiArgument[]): void;
  looked(ref: number, dead: boolean, entryPoint: number): void;
  finished(result: CapiArgument[] | null, raised: string | null): void;
}

/** A value as it crosses the border: an object's address, with its repr where that can be read off. */
export interface CapiArgument {
  address: number;
  literal: string;
}

/** Addresses that the calls need. */
export interface CapiPlaces {
  /** The NULL object. */
  nullObject: number;
  /** Four bytes for `*pobj`. */
  scratch: number;
  valueError: number;
  typeError: number;
  none: number;
  /** Writes a C string and gives its address; it stays until the next one. */
  cText(text: string): number;
  pendingError(): string;
}

const VIA_GET_OBJECT = DEREF_ENTRY_POINTS.indexOf('GET_OBJECT');
const NULL = 0;

/** A refusal of what C leaves undefined, before C could crash. */
class Undefined extends Error {}

/**
 * Carries out a call of one of `capi`'s functions: checks its arguments, calls CPython's function of that name, and
 * gives Python the result. Every pointer given is borrowed, every result a new reference; 0 with an exception set.
 */
export class CapiCalls {
  readonly #python: CapiExports;
  readonly #memory: PythonMemory;
  readonly #places: CapiPlaces;

  constructor(python: CapiExports, memory: PythonMemory, places: CapiPlaces) {
    this.#python = python;
    this.#memory = memory;
    this.#places = places;
  }

  /** `index` in CAPI_SIGNATURES, the address of the argument vector, and how many arguments there are. */
  call(index: number, vector: number, count: number, listener: CapiListener | null): number {
    const { name, arguments: bounds } = CAPI_SIGNATURES[index]!;
    const given = Array.from({ length: count }, (_, at) => this.#memory.word(vector + 4 * at));
    listener?.started(
      name,
      given.map((object) => this.#described(object)),
    );
    const result = this.#guarded(name, bounds, given, listener);
    listener?.finished(
      result === 0 ? null : this.#describedResult(name, result),
      result === 0 ? this.#places.pendingError() : null,
    );
    return result;
  }

  #guarded(
    name: string,
    [fewest, most]: readonly [number, number],
    given: number[],
    listener: CapiListener | null,
  ): number {
    if (given.length < fewest || given.length > most) {
      const expected =
        fewest === most ? `${fewest} argument${fewest === 1 ? '' : 's'}` : `${fewest} to ${most} arguments`;
      return this.#raise(this.#places.typeError, `${name} expected ${expected}, got ${given.length}`);
    }
    const pointers = given.map((object) => (object === this.#places.nullObject ? NULL : object));
    try {
      return this.#called(name, pointers[0]!, pointers[1] ?? NULL, listener);
    } catch (error) {
      if (!(error instanceof Undefined)) throw error;
      return this.#raise(this.#places.valueError, error.message);
    }
  }

  #called(name: string, first: number, second: number, listener: CapiListener | null): number {
    const python = this.#python;
    switch (name) {
      case 'PyWeakref_Check':
        this.#needPointer(name, first);
        return this.#int(this.#isRef(first) || this.#isProxy(first) ? 1 : 0);
      case 'PyWeakref_CheckRef':
        this.#needPointer(name, first);
        return this.#int(this.#isRef(first) ? 1 : 0);
      case 'PyWeakref_CheckProxy':
        this.#needPointer(name, first);
        return this.#int(this.#isProxy(first) ? 1 : 0);
      case 'PyWeakref_NewRef':
        this.#needPointer(name, first);
        return python.PyWeakref_NewRef(first, second);
      case 'PyWeakref_NewProxy':
        this.#needPointer(name, first);
        return python.PyWeakref_NewProxy(first, second);
      case 'PyWeakref_GetRef':
        return this.#getRef(first);
      case 'PyWeakref_GetObject':
        return this.#owned(python.PyWeakref_GetObject(first));
      case 'PyWeakref_GET_OBJECT':
        return this.#getObjectMacro(name, first, listener);
      case 'PyWeakref_IsDead': {
        const dead = python.PyWeakref_IsDead(first);
        return dead < 0 ? 0 : this.#int(dead);
      }
      case 'PyObject_ClearWeakRefs':
        python.PyObject_ClearWeakRefs(first);
        return python.PyErr_Occurred() === 0 ? this.#owned(this.#places.none) : 0;
      case 'PyUnstable_Object_ClearWeakRefsNoCallbacks':
        this.#needPointer(name, first);
        python.PyUnstable_Object_ClearWeakRefsNoCallbacks(first);
        return this.#owned(this.#places.none);
      default:
        throw new Error(`No such function: ${name}`);
    }
  }

  #getRef(ref: number): number {
    const { scratch, nullObject } = this.#places;
    const found = this.#python.PyWeakref_GetRef(ref, scratch);
    if (found < 0) return 0;
    const object = found === 1 ? this.#memory.word(scratch) : this.#owned(nullObject);
    const pair = this.#python.PyTuple_New(2);
    this.#python.PyTuple_SetItem(pair, 0, this.#int(found));
    this.#python.PyTuple_SetItem(pair, 1, object);
    return pair;
  }

  /** `Py_REFCNT(wr_object) > 0 ? wr_object : Py_None`, as the header has it. */
  #getObjectMacro(name: string, ref: number, listener: CapiListener | null): number {
    this.#needPointer(name, ref);
    if (!this.#isRef(ref) && !this.#isProxy(ref))
      throw new Undefined(`${name} of an object that is no weakref is undefined in C: it checks nothing`);
    const referent = this.#memory.word(ref + WEAKREF.object);
    const dead = referent === this.#places.none || (this.#memory.word(referent) | 0) <= 0;
    listener?.looked(ref, dead, VIA_GET_OBJECT);
    return this.#owned(dead ? this.#places.none : referent);
  }

  #needPointer(name: string, pointer: number): void {
    if (pointer === NULL)
      throw new Undefined(`${name} of NULL is undefined in C: it does not check its argument`);
  }

  #isRef(object: number): boolean {
    const { ref } = this.#memory.types;
    const type = this.#memory.typeOf(object);
    return type === ref || this.#python.PyType_IsSubtype(type, ref) !== 0;
  }

  #isProxy(object: number): boolean {
    const type = this.#memory.typeOf(object);
    return type === this.#memory.types.proxy || type === this.#memory.types.callableProxy;
  }

  #int(value: number): number {
    return this.#python.PyLong_FromLong(value);
  }

  #owned(object: number): number {
    if (object !== 0) this.#python.Py_IncRef(object);
    return object;
  }

  #raise(type: number, message: string): number {
    this.#python.PyErr_SetString(type, this.#places.cText(message));
    return 0;
  }

  #describedResult(name: string, result: number): CapiArgument[] {
    if (name !== 'PyWeakref_GetRef') return [this.#described(result)];
    // Behind a tuple's header: its two items.
    return [16, 20].map((at) => this.#described(this.#memory.word(result + at)));
  }

  #described(address: number): CapiArgument {
    if (address === this.#places.nullObject) return { address, literal: 'NULL' };
    const name = this.#memory.typeName(this.#memory.typeOf(address));
    return { address, literal: literalOf(this.#memory, address) ?? `<${name} object>` };
  }
}
