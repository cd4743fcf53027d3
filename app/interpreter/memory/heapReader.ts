import {
  CELL,
  DICT,
  FUNCTION,
  INSTANCE,
  KEYS,
  LIST,
  METHOD,
  OBJECT,
  SET,
  TUPLE,
  TYPE,
  TYPE_FLAG,
  VALUES,
  VAR_OBJECT,
  WEAKREF,
} from '../cpython.ts';
import { literalOf } from './literals.ts';
import type { PythonMemory } from './pythonMemory.ts';

/** A strong reference: to whom, and how Python would write the way, such as `.child`, `[0]` or `['k']`. */
export interface Reference {
  to: number;
  label: string;
}

/** Types that the reader knows from inside, besides those the recorder knows. */
export interface HeapTypes {
  cell: number;
  set: number;
  frozenset: number;
  module: number;
}

/** How many items of one container are looked at. */
const MOST_ITEMS = 1000;
/** Keys that are shown as Python writes them, but for texts: how long, and of how many parts. */
const LONGEST_KEY = 40;
const MOST_KEY_PARTS = 4;

/**
 * Follows strong references from outside: it reads memory and calls nothing. It leaves out what is inert: numbers,
 * texts and the like, which refer to nothing and which no weakref can refer to.
 */
export class HeapReader {
  readonly #memory: PythonMemory;
  readonly #types: HeapTypes;
  /** Whether the instances of a static type are inert: such types stay where they are. */
  readonly #inert = new Map<number, boolean>();
  readonly #staticNames = new Map<number, string>();
  /** How attributes are written, by their key. */
  readonly #attributeLabels = new Map<number, string>();
  #looks = 0;

  constructor(memory: PythonMemory, types: HeapTypes) {
    this.#memory = memory;
    this.#types = types;
  }

  /** References that have been looked at, inert ones included: what the reading has cost. */
  get looks(): number {
    return this.#looks;
  }

  /** The program has gone on: other texts may lie where keys lay. */
  forgetLabels(): void {
    this.#attributeLabels.clear();
  }

  /** Whether references are followed through an object: not modules and classes, which lead everywhere. */
  isContainer(object: number): boolean {
    const memory = this.#memory;
    const type = memory.typeOf(object);
    const flags = memory.word(type + TYPE.flags);
    if ((flags & TYPE_FLAG.haveGc) === 0 || (flags & TYPE_FLAG.typeSubclass) !== 0) return false;
    return !memory.isSubtype(type, this.#types.module);
  }

  isDict(object: number): boolean {
    const memory = this.#memory;
    return (memory.word(memory.typeOf(object) + TYPE.flags) & TYPE_FLAG.dictSubclass) !== 0;
  }

  isCell(object: number): boolean {
    return this.#memory.typeOf(object) === this.#types.cell;
  }

  /** What `len()` gives for what it is read from inside; null for anything else. */
  size(object: number): number | null {
    const memory = this.#memory;
    const type = memory.typeOf(object);
    const flags = memory.word(type + TYPE.flags);
    if ((flags & TYPE_FLAG.dictSubclass) !== 0) return memory.word(object + DICT.used);
    if ((flags & TYPE_FLAG.listSubclass) !== 0) return memory.word(object + LIST.size);
    if ((flags & TYPE_FLAG.tupleSubclass) !== 0) return memory.word(object + VAR_OBJECT.size);
    const isSet = type === this.#types.set || type === this.#types.frozenset;
    return isSet ? memory.word(object + SET.used) : null;
  }

  /** `type(object).__name__`. */
  typeName(object: number): string {
    const memory = this.#memory;
    const type = memory.typeOf(object);
    const known = this.#staticNames.get(type);
    if (known !== undefined) return known;
    const name = memory.typeName(type);
    if ((memory.word(type + TYPE.flags) & TYPE_FLAG.heap) === 0) this.#staticNames.set(type, name);
    return name;
  }

  /** The strong references of an object to others, in the order in which they stand in it. */
  references(object: number): Reference[] {
    const memory = this.#memory;
    const type = memory.typeOf(object);
    const flags = memory.word(type + TYPE.flags);
    const references: Reference[] = [];
    if ((flags & TYPE_FLAG.dictSubclass) !== 0) this.#pushDict(references, object, this.#itemLabel);
    else if ((flags & TYPE_FLAG.listSubclass) !== 0)
      this.#pushItems(references, memory.word(object + LIST.items), memory.word(object + LIST.size));
    else if ((flags & TYPE_FLAG.tupleSubclass) !== 0)
      this.#pushItems(references, object + TUPLE.items, memory.word(object + VAR_OBJECT.size));
    else if (type === this.#types.set || type === this.#types.frozenset) this.#pushSet(references, object);
    else if (type === this.#types.cell) this.#push(references, object + CELL.contents, '');
    else if (type === memory.types.function) this.#push(references, object + FUNCTION.closure, ' closure');
    else if (type === memory.types.method) {
      this.#push(references, object + METHOD.self, '.__self__');
      this.#push(references, object + METHOD.function, '.__func__');
    } else if (memory.isSubtype(type, memory.types.ref) || type === memory.types.proxy)
      this.#push(references, object + WEAKREF.callback, ' callback');
    if ((flags & TYPE_FLAG.heap) !== 0) this.#pushSlots(references, object, type);
    if ((flags & TYPE_FLAG.managedDict) !== 0) this.#pushAttributes(references, object, type, flags);
    return references;
  }

  /** The variables of a namespace. */
  namespace(dict: number): Reference[] {
    const references: Reference[] = [];
    this.#pushDict(references, dict, (key) => this.#memory.str(key) ?? '');
    return references;
  }

  /** How an item is written: `['k']`, `[3]`, `[1, None]`, `[…]`. */
  readonly #itemLabel = (key: number): string => {
    const memory = this.#memory;
    const text = memory.str(key);
    if (text !== null) return `['${text.length > 24 ? `${text.slice(0, 23)}…` : text}']`;
    const int = memory.smallInt(key);
    if (int !== null) return `[${int}]`;
    const literal = literalOf(memory, key) ?? this.#tupleLiteral(key);
    return literal === null || literal.length > LONGEST_KEY ? '[…]' : `[${literal}]`;
  };

  /** As it stands between brackets: `1, 'k'`. */
  #tupleLiteral(key: number): string | null {
    const memory = this.#memory;
    if ((memory.word(memory.typeOf(key) + TYPE.flags) & TYPE_FLAG.tupleSubclass) === 0) return null;
    const count = memory.word(key + VAR_OBJECT.size);
    if (count < 2 || count > MOST_KEY_PARTS) return null;
    const parts = Array.from({ length: count }, (_, at) =>
      literalOf(memory, memory.word(key + TUPLE.items + 4 * at)),
    );
    return parts.includes(null) ? null : parts.join(', ');
  }

  /** Instances of a class share their keys. */
  readonly #attributeLabel = (key: number): string => {
    let label = this.#attributeLabels.get(key);
    if (label === undefined) {
      label = `.${this.#memory.str(key) ?? '?'}`;
      this.#attributeLabels.set(key, label);
    }
    return label;
  };

  #isInert(object: number): boolean {
    const type = this.#memory.word(object + OBJECT.type);
    const known = this.#inert.get(type);
    if (known !== undefined) return known;
    const flags = this.#memory.word(type + TYPE.flags);
    if ((flags & TYPE_FLAG.heap) !== 0) return false;
    const inert = (flags & TYPE_FLAG.haveGc) === 0 && this.#memory.word(type + TYPE.weaklistOffset) === 0;
    this.#inert.set(type, inert);
    return inert;
  }

  /** Whether a reference leads to something that is not inert. */
  #matters(to: number): boolean {
    this.#looks += 1;
    return to !== 0 && !this.#isInert(to);
  }

  #push(references: Reference[], place: number, label: string): void {
    const to = this.#memory.word(place);
    if (this.#matters(to)) references.push({ to, label });
  }

  /** A dictionary's values in the order of their keys, and its keys where they are more than texts and numbers. */
  #pushDict(references: Reference[], dict: number, label: (key: number) => string): void {
    const memory = this.#memory;
    const keys = memory.word(dict + DICT.keys);
    const shared = memory.word(dict + DICT.values);
    if (shared !== 0) {
      this.#pushShared(references, keys, shared, memory.word(dict + DICT.used), label);
      return;
    }
    const { hashBytes, kind } = KEYS.general;
    const before = memory.byte(keys + KEYS.kind) === kind ? hashBytes : 0;
    const count = Math.min(memory.word(keys + KEYS.count), MOST_ITEMS);
    let entry = entriesOf(memory, keys) + before;
    for (let index = 0; index < count; index += 1, entry += KEYS.entryBytes + before) {
      const value = memory.word(entry + 4);
      // The place of an item that was deleted.
      if (value === 0) continue;
      const key = memory.word(entry);
      if (this.#matters(value)) references.push({ to: value, label: label(key) });
      if (before !== 0 && this.#matters(key)) references.push({ to: key, label: ' key' });
    }
  }

  /** Values of shared keys, in the order in which they were set. */
  #pushShared(
    references: Reference[],
    keys: number,
    values: number,
    used: number,
    label: (key: number) => string,
  ): void {
    const memory = this.#memory;
    const entries = entriesOf(memory, keys);
    const order = values + VALUES.header + 4 * memory.byte(values + VALUES.capacity);
    for (let position = 0; position < used; position += 1) {
      const index = memory.byte(order + position);
      const value = memory.word(values + VALUES.header + 4 * index);
      if (this.#matters(value))
        references.push({ to: value, label: label(memory.word(entries + KEYS.entryBytes * index)) });
    }
  }

  /** Attributes of an instance of a Python class, whether they stand in it or in a dictionary. */
  #pushAttributes(references: Reference[], object: number, type: number, flags: number): void {
    const memory = this.#memory;
    const dict = memory.word(object + INSTANCE.dict);
    if (dict !== 0) {
      this.#pushDict(references, dict, this.#attributeLabel);
      return;
    }
    if ((flags & TYPE_FLAG.inlineValues) === 0) return;
    const values = object + memory.word(type + TYPE.basicSize);
    const keys = memory.word(type + TYPE.cachedKeys);
    if (keys === 0 || memory.byte(values + VALUES.valid) === 0) return;
    const entries = entriesOf(memory, keys);
    const count = memory.word(keys + KEYS.count);
    for (let index = 0; index < count; index += 1) {
      const value = memory.word(values + VALUES.header + 4 * index);
      if (this.#matters(value))
        references.push({
          to: value,
          label: this.#attributeLabel(memory.word(entries + KEYS.entryBytes * index)),
        });
    }
  }

  /** What `__slots__` name, of each class in turn: a class puts them behind what its base has. */
  #pushSlots(references: Reference[], object: number, type: number): void {
    const memory = this.#memory;
    for (
      let at = type;
      (memory.word(at + TYPE.flags) & TYPE_FLAG.heap) !== 0;
      at = memory.word(at + TYPE.base)
    ) {
      const slots = memory.word(at + TYPE.slots);
      if (slots === 0) continue;
      const count = memory.word(slots + VAR_OBJECT.size);
      const first = object + memory.word(memory.word(at + TYPE.base) + TYPE.basicSize);
      for (let index = 0; index < count; index += 1)
        this.#push(
          references,
          first + 4 * index,
          this.#attributeLabel(memory.word(slots + TUPLE.items + 4 * index)),
        );
    }
  }

  #pushItems(references: Reference[], items: number, size: number): void {
    const count = Math.min(size, MOST_ITEMS);
    for (let index = 0; index < count; index += 1) {
      const to = this.#memory.word(items + 4 * index);
      if (this.#matters(to)) references.push({ to, label: `[${index}]` });
    }
  }

  /** A set's table: pairs of key and hash; free places and dummies have no key that is alive. */
  #pushSet(references: Reference[], set: number): void {
    const memory = this.#memory;
    if (memory.word(set + SET.fill) === 0) return;
    const mask = memory.word(set + SET.mask);
    const table = memory.word(set + SET.table);
    for (let slot = 0; slot <= Math.min(mask, MOST_ITEMS); slot += 1) {
      // A dummy's hash is -1.
      if (memory.word(table + 8 * slot + 4) !== 0xffffffff) this.#push(references, table + 8 * slot, '{…}');
    }
  }
}

function entriesOf(memory: PythonMemory, keys: number): number {
  return keys + KEYS.indices + (1 << memory.byte(keys + KEYS.log2IndexBytes));
}
