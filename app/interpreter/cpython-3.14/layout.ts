/** Where CPython 3.14 on wasm32 keeps what the recorder reads. Offsets in bytes. */

/** Fields of `_Py_DebugOffsets`, which `_PyRuntime` starts with for the use of tools outside the process. */
const DEBUG_COOKIE = 'xdebugpy';
const DEBUG_FIELDS = {
  interpreterGc: 88,
  threadInterpreter: 200,
  threadCurrentFrame: 208,
  framePrevious: 256,
  frameExecutable: 264,
  frameLocals: 280,
  frameInstruction: 272,
  codeFilename: 320,
  codeQualname: 336,
  codeLinetable: 344,
  codeFirstLine: 352,
  codeLocalNames: 368,
  codeLocalKinds: 376,
  codeInstructions: 384,
  gcCollecting: 656,
} as const;
export type DebugOffsets = Record<keyof typeof DEBUG_FIELDS, number>;

/** Reads CPython's own table of offsets. */
export function readDebugOffsets(memory: DataView, runtime: number): DebugOffsets {
  const cookie = String.fromCharCode(...new Uint8Array(memory.buffer, runtime, DEBUG_COOKIE.length));
  if (cookie !== DEBUG_COOKIE) throw new Error('CPython’s table of debug offsets is not where it was.');
  const read = ([name, at]: [string, number]) => [name, memory.getUint32(runtime + at, true)];
  return Object.fromEntries(
    Object.entries(DEBUG_FIELDS).map(([name, at]) => read([name, at])),
  ) as DebugOffsets;
}

/** What the instrumentation exports as constants: the thread state's pointer, and a field's offset in it. */
export const EXPORTED_PLACES = {
  threadState: 'recorder_thread_state',
  currentException: 'recorder_current_exception',
} as const;

/** Structures that the table does not describe. */
export const OBJECT = { refcount: 0, type: 4 } as const;
export const VAR_OBJECT = { size: 8 } as const;
export const TYPE = {
  name: 12,
  basicSize: 16,
  str: 68,
  flags: 84,
  weaklistOffset: 104,
  base: 128,
  dict: 132,
  finalize: 196,
  heapName: 428,
  slots: 432,
  cachedKeys: 440,
} as const;
export const TYPE_FLAG = {
  staticBuiltin: 1 << 1,
  inlineValues: 1 << 2,
  managedDict: 1 << 4,
  heap: 1 << 9,
  haveGc: 1 << 14,
  listSubclass: 1 << 25,
  tupleSubclass: 1 << 26,
  unicodeSubclass: 1 << 28,
  dictSubclass: 1 << 29,
  typeSubclass: 1 << 31,
} as const;
/** Instances of Python classes: their dict's pointer stands before the object, attributes inline behind its struct. */
export const INSTANCE = { dict: -12 } as const;
/** A dictionary; `values` where it shares its keys with others. */
export const DICT = { used: 8, keys: 24, values: 28 } as const;
/**
 * Values in the order of the shared keys: a header of four bytes, then pointers, as many as the capacity, then a byte
 * each for the order of insertion.
 */
export const VALUES = { capacity: 0, valid: 3, header: 4 } as const;
/** Keys of dictionaries, and of a class's instances. An entry is a key and its value, behind a hash in a general one. */
export const KEYS = {
  log2IndexBytes: 5,
  kind: 6,
  count: 16,
  indices: 20,
  general: { kind: 0, hashBytes: 4 },
  entryBytes: 8,
} as const;
export const LIST = { size: 8, items: 12 } as const;
export const SET = { fill: 8, used: 12, mask: 16, table: 20 } as const;
export const CELL = { contents: 8 } as const;
/** Kinds of a code object's locals. */
export const LOCAL_KIND = { cell: 0x40, free: 0x80 } as const;
/** Of an interpreter frame: its namespaces, behind executable, previous and function object. */
export const FRAME = { globals: 12, locals: 20 } as const;
export const MODULE = { dict: 8 } as const;
export const FUNCTION = { globals: 8, qualname: 20, code: 24, closure: 36 } as const;
export const METHOD = { function: 8, self: 12 } as const;
export const BUILTIN = { definition: 8, self: 12 } as const;
export const EXCEPTION = { args: 12 } as const;
export const OS_ERROR = { errno: 36, strerror: 40, filename: 44, filename2: 48 } as const;
export const TUPLE = { items: 16 } as const;
/** Of a code object, what CPython's table of offsets leaves out. */
export const CODE = { exceptionTable: 20 } as const;
export const BYTES = { data: 16 } as const;
export const WEAKREF = { object: 8, callback: 12, hash: 16, previous: 20, next: 24 } as const;
/** A PyGC_Head stands before its object: two links, of which the second one's lowest bits are flags. */
export const GC_HEAD = { bytes: 8, previous: 4, finalized: 1, collecting: 2, flagMask: 3 } as const;
/** Of the collector's state, the list heads of young, two old and permanent objects come first, then totals. */
export const GC_GENERATIONS = { count: 4, bytes: 16 } as const;
/** Totals of each generation but the permanent one: collections, collected, uncollectable. */
export const GC_STATS = { bytes: 12, collected: 4, uncollectable: 8 } as const;
/** All of these; they stand right before `collecting`. */
export const GC_STATS_BYTES = (GC_GENERATIONS.count - 1) * GC_STATS.bytes;

/** An int: its tag has the number of digits above its sign (0 positive, 1 zero, 2 negative). */
export const LONG = {
  tag: 8,
  digits: 12,
  bitsInDigit: 30,
  signMask: 3,
  zero: 1,
  negative: 2,
  digitsShift: 3,
} as const;
export const FLOAT = { value: 8 } as const;

/** A compact str: length, hash (-1 where there is none yet), state bits, and the characters behind the header. */
export const STR = { length: 8, hash: 12, state: 16, asciiData: 20, data: 28 } as const;
export const STR_STATE = { kindShift: 2, kindMask: 7, compact: 1 << 5, ascii: 1 << 6 } as const;
