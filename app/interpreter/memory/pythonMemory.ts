import {
  BUILTIN,
  BYTES,
  type DebugOffsets,
  FUNCTION,
  LONG,
  METHOD,
  OBJECT,
  readDebugOffsets,
  STR,
  STR_STATE,
  TYPE,
  TYPE_FLAG,
  VAR_OBJECT,
} from '../cpython.ts';

/** Characters of a text that are read: it is to be a name, and may be a megabyte. */
const LONGEST_TEXT = 2000;

/** What a code object says, read once: it may be freed before its events are shown. */
export interface CodeFacts {
  filename: string;
  qualname: string;
  /** The line of each instruction unit (two bytes); 0 where there is none. */
  lines: Uint32Array;
}

/** Addresses of types that objects are recognised by. */
export interface KnownTypes {
  function: number;
  method: number;
  builtin: number;
  code: number;
  ref: number;
  proxy: number;
  callableProxy: number;
  none: number;
}

/** Reads CPython's objects in wasm memory without touching them: no call, no refcount, no allocation. */
export class PythonMemory {
  readonly offsets: DebugOffsets;
  readonly #memory: WebAssembly.Memory;
  readonly types: KnownTypes;
  #words: Uint32Array;

  constructor(memory: WebAssembly.Memory, runtime: number, types: KnownTypes) {
    this.#memory = memory;
    this.#words = new Uint32Array(memory.buffer);
    this.types = types;
    this.offsets = readDebugOffsets(new DataView(memory.buffer), runtime);
  }

  /** The word at an address that is a multiple of four. */
  word(address: number): number {
    return this.#words[address >>> 2] ?? this.#wordAfterGrowth(address);
  }

  /** Growing replaces the memory's buffer; the old one has no words any more. */
  #wordAfterGrowth(address: number): number {
    this.#words = new Uint32Array(this.#memory.buffer);
    const word = this.#words[address >>> 2];
    if (word === undefined) throw new RangeError(`There is no memory at ${address}.`);
    return word;
  }

  /** One byte of a bytes object. */
  bytesAt(bytes: number, index: number): number {
    return this.byte(bytes + BYTES.data + index);
  }

  /** The value of an int of one digit; null for anything else. */
  smallInt(object: number): number | null {
    if (this.typeName(this.typeOf(object)) !== 'int') return null;
    const tag = this.word(object + LONG.tag);
    if (tag >>> LONG.digitsShift > 1) return null;
    const value = tag >>> LONG.digitsShift === 0 ? 0 : this.word(object + LONG.digits);
    return (tag & LONG.signMask) === LONG.negative ? -value : value;
  }

  byte(address: number): number {
    return (this.word(address & ~3) >>> ((address & 3) * 8)) & 0xff;
  }

  typeOf(object: number): number {
    return this.word(object + OBJECT.type);
  }

  /** The text of a compact str object, cut where it is very long; null for anything else. */
  str(object: number): string | null {
    if (object === 0) return null;
    const flags = this.word(this.typeOf(object) + TYPE.flags);
    if ((flags & TYPE_FLAG.unicodeSubclass) === 0) return null;
    const state = this.word(object + STR.state);
    if ((state & STR_STATE.compact) === 0) return null;
    const kind = (state >>> STR_STATE.kindShift) & STR_STATE.kindMask;
    const length = this.word(object + STR.length);
    const data = object + ((state & STR_STATE.ascii) !== 0 ? STR.asciiData : STR.data);
    let text = '';
    for (let index = 0; index < Math.min(length, LONGEST_TEXT); index += 1)
      text += String.fromCodePoint(this.#character(data, kind, index));
    return length > LONGEST_TEXT ? `${text}…` : text;
  }

  #character(data: number, kind: number, index: number): number {
    if (kind === 1) return this.byte(data + index);
    if (kind === 2) return this.byte(data + 2 * index) | (this.byte(data + 2 * index + 1) << 8);
    return this.word(data + 4 * index);
  }

  /** A NUL-terminated string. */
  cText(address: number): string {
    const bytes: number[] = [];
    for (let at = address; this.byte(at) !== 0; at += 1) bytes.push(this.byte(at));
    return new TextDecoder().decode(new Uint8Array(bytes));
  }

  /** `type.__name__`. */
  typeName(type: number): string {
    if ((this.word(type + TYPE.flags) & TYPE_FLAG.heap) !== 0) {
      const name = this.str(this.word(type + TYPE.heapName));
      if (name !== null) return name;
    }
    const name = this.cText(this.word(type + TYPE.name));
    return name.slice(name.lastIndexOf('.') + 1);
  }

  isSubtype(type: number, base: number): boolean {
    for (let at = type; at !== 0; at = this.word(at + TYPE.base)) if (at === base) return true;
    return false;
  }

  /** How a reader would name a callable: `gone`, also inside a function, `Cache.drop`, `list.append`; else its type. */
  callableName(object: number): string {
    const type = this.typeOf(object);
    switch (type) {
      case this.types.function:
        return (this.str(this.word(object + FUNCTION.qualname)) ?? 'function').replace(/^.*<locals>\./, '');
      case this.types.method:
        return this.callableName(this.word(object + METHOD.function));
      case this.types.builtin: {
        const name = this.cText(this.word(this.word(object + BUILTIN.definition)));
        const self = this.word(object + BUILTIN.self);
        if (self === 0) return name;
        const owner = this.typeName(this.typeOf(self));
        // A function of a module has the module as its self.
        return owner === 'module' ? name : `${owner}.${name}`;
      }
      default:
        return this.typeName(type);
    }
  }

  code(code: number): CodeFacts {
    const { codeFilename, codeQualname } = this.offsets;
    return {
      filename: this.str(this.word(code + codeFilename)) ?? '',
      qualname: this.str(this.word(code + codeQualname)) ?? '',
      lines: this.#lines(code),
    };
  }

  /** The instruction unit that a frame's instruction pointer stands at. */
  unit(code: number, instruction: number): number {
    return (instruction - code - this.offsets.codeInstructions) >> 1;
  }

  /** Decodes a location table: CPython's Objects/locations.md describes it. */
  #lines(code: number): Uint32Array {
    const table = this.word(code + this.offsets.codeLinetable);
    const end = table + BYTES.data + this.word(table + VAR_OBJECT.size);
    let at = table + BYTES.data;
    let line = this.word(code + this.offsets.codeFirstLine) | 0;
    const lines: number[] = [];
    const varint = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 6) {
        const byte = this.byte(at);
        at += 1;
        value |= (byte & 63) << shift;
        if ((byte & 64) === 0) return value;
      }
    };
    const signedVarint = (): number => {
      const value = varint();
      return (value & 1) !== 0 ? -(value >>> 1) : value >>> 1;
    };
    while (at < end) {
      const first = this.byte(at);
      at += 1;
      const form = (first >>> 3) & 15;
      if (form === 14 || form === 13) line += signedVarint();
      else if (form >= 10 && form <= 12) line += form - 10;
      if (form === 14) for (let skipped = 0; skipped < 3; skipped += 1) varint();
      else if (form >= 10 && form <= 12) at += 2;
      else if (form < 10) at += 1;
      const units = (first & 7) + 1;
      for (let unit = 0; unit < units; unit += 1) lines.push(form === 15 ? 0 : Math.max(line, 0));
    }
    return Uint32Array.from(lines);
  }
}
