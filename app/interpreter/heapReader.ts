import {
  CELL,
  FUNCTION,
  INSTANCE,
  KEYS,
  LIST,
  METHOD,
  TUPLE,
  TYPE,
  TYPE_FLAG,
  VALUES,
  VAR_OBJECT,
  WEAKREF,
} from './layout.ts';
import type { PythonMemory } from './pythonMemory.ts';

/** A strong reference: to whom, and how Python would write the way, such as `.child`, `[0]` or `['k']`. */
export interface Reference {
  to: number;
  label: string;
}

/** Calls that read and change nothing. */
export interface HeapExports {
  PyDict_Next(dict: number, position: number, key: number, value: number): number;
}

/** Types that the reader knows from inside, besides those the recorder knows. */
export interface HeapTypes {
  cell: number;
  set: number;
  frozenset: number;
  generator: number;
  type: number;
}

/** How many items of one container are followed. */
const MOST_ITEMS = 1000;

/** Follows strong references from outside: it reads memory, and asks dictionaries for their items. */
export class HeapReader {
  readonly #memory: PythonMemory;
  readonly #python: HeapExports;
  readonly #types: HeapTypes;
  /** Twelve bytes of the interpreter's for PyDict_Next. */
  readonly #scratch: number;

  constructor(memory: PythonMemory, python: HeapExports, types: HeapTypes, scratch: number) {
    this.#memory = memory;
    this.#python = python;
    this.#types = types;
    this.#scratch = scratch;
  }

  /** The strong references of an object to others, in the order in which they stand in it. */
  references(object: number): Reference[] {
    const memory = this.#memory;
    const type = memory.typeOf(object);
    const flags = memory.word(type + TYPE.flags);
    const references: Reference[] = [];
    if ((flags & TYPE_FLAG.dictSubclass) !== 0) references.push(...this.dictItems(object, itemLabel(memory)));
    else if ((flags & TYPE_FLAG.listSubclass) !== 0)
      this.#pushItems(references, memory.word(object + LIST.items), memory.word(object + LIST.size));
    else if ((flags & TYPE_FLAG.tupleSubclass) !== 0)
      this.#pushItems(references, object + TUPLE.items, memory.word(object + VAR_OBJECT.size));
    else if (type === this.#types.set || type === this.#types.frozenset) this.#pushSet(references, object);
    else if (type === this.#types.cell) push(references, memory.word(object + CELL.contents), '');
    else if (type === memory.types.function)
      push(references, memory.word(object + FUNCTION.closure), ' closure');
    else if (type === memory.types.method) {
      push(references, memory.word(object + METHOD.self), '.__self__');
      push(references, memory.word(object + METHOD.function), '.__func__');
    } else if (memory.isSubtype(type, memory.types.ref) || type === memory.types.proxy)
      push(references, memory.word(object + WEAKREF.callback), ' callback');
    references.push(...this.#attributes(object, type, flags));
    return references;
  }

  /** The items of a dictionary, named by their keys. */
  dictItems(dict: number, name: (key: number) => string): Reference[] {
    const memory = this.#memory;
    const [position, key, value] = [this.#scratch, this.#scratch + 4, this.#scratch + 8];
    const items: Reference[] = [];
    memory.setWord(position, 0);
    while (items.length < MOST_ITEMS && this.#python.PyDict_Next(dict, position, key, value) !== 0) {
      const keyObject = memory.word(key);
      push(items, memory.word(value), name(keyObject));
      if (memory.str(keyObject) === null) push(items, keyObject, ' key');
    }
    return items;
  }

  /** Attributes of an instance of a Python class, whether they stand in it or in a dictionary. */
  #attributes(object: number, type: number, flags: number): Reference[] {
    const memory = this.#memory;
    const attribute = (key: number) => `.${memory.str(key) ?? '?'}`;
    if ((flags & TYPE_FLAG.managedDict) === 0) return [];
    const dict = memory.word(object + INSTANCE.dict);
    if (dict !== 0) return this.dictItems(dict, attribute);
    if ((flags & TYPE_FLAG.inlineValues) === 0) return [];
    const values = object + memory.word(type + TYPE.basicSize);
    const keys = memory.word(type + TYPE.cachedKeys);
    if (keys === 0 || memory.byte(values + VALUES.valid) === 0) return [];
    const entries = keys + KEYS.indices + (1 << memory.byte(keys + KEYS.log2IndexBytes));
    const references: Reference[] = [];
    for (let index = 0; index < memory.word(keys + KEYS.count); index += 1)
      push(
        references,
        memory.word(values + VALUES.header + 4 * index),
        attribute(memory.word(entries + KEYS.entryBytes * index)),
      );
    return references;
  }

  #pushItems(references: Reference[], items: number, size: number): void {
    for (let index = 0; index < Math.min(size, MOST_ITEMS); index += 1)
      push(references, this.#memory.word(items + 4 * index), `[${index}]`);
  }

  /** A set's table: pairs of key and hash; free places and dummies have no key that is alive. */
  #pushSet(references: Reference[], set: number): void {
    const FILL = 8;
    const MASK = 16;
    const TABLE = 20;
    const memory = this.#memory;
    if (memory.word(set + FILL) === 0) return;
    const mask = memory.word(set + MASK);
    const table = memory.word(set + TABLE);
    for (let slot = 0; slot <= Math.min(mask, MOST_ITEMS); slot += 1) {
      const key = memory.word(table + 8 * slot);
      // A dummy's hash is -1.
      if (key !== 0 && memory.word(table + 8 * slot + 4) !== 0xffffffff) push(references, key, '{…}');
    }
  }
}

function push(references: Reference[], to: number, label: string): void {
  if (to !== 0) references.push({ to, label });
}

/** How an item is written: `['k']`, `[3]`, `[…]`. */
function itemLabel(memory: PythonMemory): (key: number) => string {
  return (key) => {
    const text = memory.str(key);
    if (text !== null) return `['${text.length > 24 ? `${text.slice(0, 23)}…` : text}']`;
    const int = memory.smallInt(key);
    return int === null ? '[…]' : `[${int}]`;
  };
}
