import { EventLog } from '../../trace/eventLog.ts';
import { CapiCalls, type CapiExports, type CapiListener } from '../capi/capiCalls.ts';
import { type CapiAddresses, connectCapi, SCRATCH_BYTES } from '../capi/capiModule.ts';
import { tellCapiCall } from '../capi/capiTelling.ts';
import { EXPORTED_PLACES, FUNCTION, GC_STATS_BYTES, TYPE } from '../cpython-3.14/layout.ts';
import { exceptionMessage, exceptionText } from '../memory/exceptionText.ts';
import { HeapReader } from '../memory/heapReader.ts';
import { LineTables } from '../memory/lineTables.ts';
import { literalOf } from '../memory/literals.ts';
import { PythonMemory } from '../memory/pythonMemory.ts';
import { Decoder } from '../wire/decode.ts';
import { MOST_REHEARSED, type PackedBatch, Packer } from '../wire/packing.ts';
import { RECORD } from '../wire/records.ts';
import { Outgoing } from './outgoing.ts';
import { describeCode } from './places.ts';
import { rehearseReading } from './readRehearsal.ts';
import { StepBuilder, type StepSink } from './stepSink.ts';
import { StepRecorder } from './steps.ts';
import { NO_SYMBOLS, SymbolTable } from './symbols.ts';

/** The part of Pyodide's Emscripten module that the recorder reads. */
export interface PyodideModule {
  HEAPU32: Uint32Array;
  HEAP32: Int32Array;
  HEAPU8: Uint8Array;
}

/** The small wasm modules that the probe in the instrumented interpreter asks, as built by `instrument()`. */
export interface RecorderAssets {
  /** A map in a memory of its own; one for types, one for watched objects. */
  registry: Uint8Array;
  /** Holds the line tables that steps are found with. */
  lines: Uint8Array;
  /** Makes records and steps short for their way to the page. */
  packer: Uint8Array;
}

export interface RecordingOptions {
  /** Whether names, refcounts and references are read at each line. */
  steps?: boolean;
  /** Whether what the probe writes goes nowhere: for telling what writing it costs. */
  thrownAway?: boolean;
  /** Called at each line of the snippet, where steps are recorded. */
  atLine?: () => void;
  /** Called when there is so much that it is worth being taken. */
  full?: () => void;
}

/** The buffer's room: it stays in the processor's cache, and is full some thousand times a second at most. */
const BUFFER_BYTES = 1 << 16;
/** So many names, refcounts and references are worth being taken before the usual time. */
const MANY_FACTS = 5000;
/** The room for what the probe keeps between records; behind its own, the words that the program's C writes. */
const NOTES_BYTES = 1 << 13;
const LAB_WORDS = 4096 + 256 + 256 * 12;
/**
 * What a rehearsal writes, by turns: batches that are as long as those of a program in which much happens, of addresses
 * none of which comes again; and such as get short, of few that do, which go on until what packs has been optimised.
 * Told as how many records, and which bits of an address they have.
 */
const REHEARSED: readonly [number, number][] = [
  [40_000, 0x07fffff8],
  [160_000, 0xf8],
];
/** What the recorder takes of the interpreter's memory. */
export const PROBE_BYTES = BUFFER_BYTES + NOTES_BYTES;

export interface Recorder {
  readonly log: EventLog;
  /** What the probe in the instrumented wasm imports. */
  readonly imports: WebAssembly.Imports;
  /** Where the program's C writes which of its lines runs; after `attach`. */
  readonly labWords: LabWords;
  /** Before a run whose program has C: `sites` are its functions with the lines of their sites. */
  takeLab(lab: Lab): void;
  /** Whether the program has imported the module of its C. */
  readonly labIsLoaded: boolean;
  /** Once, after boot and snapshot restore. */
  attach(module: PyodideModule, exports: WebAssembly.Exports, capi: CapiAddresses): void;
  /**
   * Before a run, where there is time: what reads and what packs is made quick, bit by bit. `python` is any Python
   * function. Gives batches that mean nothing, for what sends them.
   */
  rehearsal(python: number): Iterable<PackedBatch | null>;
  /** Recording on; `snippetFilename` is the address of the str object that the snippet's code has as co_filename. */
  start(snippetFilename: number, options?: RecordingOptions): void;
  stop(): void;
  /** Instead of `start`, before a run that is not recorded. */
  startUnrecorded(): void;
  /** While recording, when the clock was looked at: what comes is recorded with this time, `performance.now()`. */
  readonly clockSeen: (nowMs: number) => void;
  /** Before that, of a program that has come to its end: what the variables of its module lead to. */
  readEnd(globals: number): void;
  /** Reads what was recorded since into `log`; cheap when nothing is new. Not where batches are taken. */
  drain(): void;
  /** How far the recording is: events, or words of records where batches are taken; and steps. */
  position(): { seq: number; steps: number };
  /** What was recorded since the last batch; null for nothing, and always where records are read into `log`. */
  take(): PackedBatch | null;
}

/** Words in the interpreter's memory: see `LineWords` of clab/module/lineHooks.ts. */
export interface LabWords {
  siteAt: number;
  frameAt: number;
  dataAt: number;
  tableAt: number;
  currentFrameAt: number;
}

/** The module that the program's C was compiled to. */
export interface Lab {
  /** The name that Python imports it by. */
  name: string;
  functions: readonly { name: string; lines: readonly number[] }[];
  /** How much of memory its data takes. */
  dataBytes: number;
  /** How many function pointers point to its functions. */
  tableCount: number;
}

/** What becomes of the records. */
export type RecordsGo =
  /** Read into the recorder's own log. */
  | 'into-log'
  /** Taken by batches and read elsewhere; the recorder's own log knows only what steps need. */
  | 'elsewhere';

/** What the probe exports, among everything that the interpreter does. */
interface ProbeExports {
  configureFrames(...words: number[]): void;
  configureTypes(...words: number[]): void;
  configureCollector(...words: number[]): void;
  recording: WebAssembly.Global;
  mark(kind: number, a: number, b: number): void;
  markOne(kind: number, number: number, a: number): void;
  stepping: WebAssembly.Global;
  stepsDropped: WebAssembly.Global;
  dropSteps(): void;
  start(snippetFilename: number, importFilename: number, steps: number, notesAt: number): void;
  stop(): void;
  labIs(from: number, bytes: number, tableFrom: number, tableCount: number): void;
  openBuffer(at: number, bytes: number): void;
  clockIs(us: number): void;
  size(): number;
  reset(): void;
}
interface LinesExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
}
interface RegistryExports extends WebAssembly.Exports {
  clear(): void;
}
/** What the recorder asks of CPython before the snippet runs, and of dictionaries while it runs. */
interface PythonApi {
  PyUnicode_InternFromString(text: number): number;
  PyDict_GetItem(dict: number, key: number): number;
  PyImport_ImportModule(name: number): number;
  PyObject_GetAttrString(object: number, name: number): number;
  PyObject_GET_WEAKREFS_LISTPTR(object: number): number;
  Py_DecRef(object: number): void;
  malloc(bytes: number): number;
  free(address: number): void;
}

export function createRecorder(assets: RecorderAssets, recordsGo: RecordsGo = 'into-log'): Recorder {
  return new InterpreterRecorder(assets, recordsGo);
}

function instantiate<T extends WebAssembly.Exports>(bytes: Uint8Array, imports: WebAssembly.Imports): T {
  const module = new WebAssembly.Module(bytes as BufferSource);
  return new WebAssembly.Instance(module, imports).exports as T;
}

/** Owns the probe, its buffer and registries, and what the numbers in their records stand for. */
class InterpreterRecorder implements Recorder {
  readonly log = new EventLog();
  readonly imports: WebAssembly.Imports;
  readonly #types: RegistryExports;
  readonly #watched: RegistryExports;
  readonly #codes: RegistryExports;
  readonly #tables: RegistryExports;
  readonly #lines: LinesExports;
  readonly #lineTables: LineTables;
  #heap: HeapReader | null = null;
  #steps: StepRecorder | null = null;
  #atLine = () => {};
  #full = () => {};
  #thrownAway = false;
  /** Of the steps that there were when it was last said that there is much. */
  #factsTold = 0;
  #wasmMemory: WebAssembly.Memory | null = null;
  #probe: ProbeExports | null = null;
  /** Where the probe writes: the buffer, then its notes. */
  #probeMemoryAt = 0;
  #python: PythonApi | null = null;
  #memory: PythonMemory | null = null;
  /** Reads records into `log`; null where nobody needs that. */
  #decoder: Decoder | null = null;
  readonly #symbols = new SymbolTable();
  /** Words that wait to be read here. */
  #unread: Uint32Array[] = [];
  /** null where records are read here only. */
  readonly #outgoing: Outgoing | null;
  readonly #stepSink: StepSink;
  /** Words in the buffer that have been read already. */
  #wordsRead = 0;
  #read = NO_SYMBOLS;
  #currentException = 0;
  #moduleKey = 0;
  #importFilename = 0;
  #startedMs = 0;
  #capi: CapiCalls | null = null;
  #lab: Lab | null = null;
  #labFrom = 0;
  #currentFrameAt = 0;

  constructor(assets: RecorderAssets, recordsGo: RecordsGo) {
    this.#outgoing =
      recordsGo === 'elsewhere'
        ? new Outgoing(new Packer(instantiate(assets.packer, {})), this.#symbols)
        : null;
    this.#stepSink = this.#outgoing?.steps ?? new StepBuilder((step) => this.log.steps.push(step));
    this.#types = instantiate(assets.registry, {});
    this.#watched = instantiate(assets.registry, {});
    this.#codes = instantiate(assets.registry, {});
    this.#tables = instantiate(assets.registry, {});
    this.#lines = instantiate(assets.lines, {});
    this.#lineTables = new LineTables(this.#lines.memory);
    this.imports = {
      types: this.#types,
      watched: this.#watched,
      codes: this.#codes,
      tables: this.#tables,
      lines: this.#lines,
      host: {
        flush: () => {
          this.#flush();
          this.#full();
        },
        clockUs: () => this.#microseconds(performance.now()),
        describeType: (type: number) => this.#describeType(type >>> 0),
        describeCode: (code: number) => this.#symbols.codes.push(describeCode(this.#memory!, code >>> 0)),
        callbackName: (callback: number) =>
          this.#symbols.texts.intern(this.#memory!.callableName(callback >>> 0)),
        pendingError: () =>
          this.#symbols.texts.intern(exceptionText(this.#memory!, this.#pendingException())),
        pendingMessage: () =>
          this.#symbols.texts.intern(exceptionMessage(this.#memory!, this.#pendingException())),
        lineTable: (code: number) => this.#lineTables.write(this.#memory!, code >>> 0),
        step: (frame: number, line: number) => this.#step(frame >>> 0, line),
        staticTypeList: (type: number) => this.#python!.PyObject_GET_WEAKREFS_LISTPTR(type),
        capi: (index: number, vector: number, count: number) => this.#capiCall(index, vector >>> 0, count),
        literal: (object: number) => this.#symbols.texts.intern(literalOf(this.#memory!, object >>> 0) ?? ''),
        labLoaded: () => this.#labLoaded(),
      },
    };
  }

  attach(_module: PyodideModule, exports: WebAssembly.Exports, capi: CapiAddresses): void {
    const address = (name: string) => (exports[name] as WebAssembly.Global).value as number;
    this.#python = exports as unknown as PythonApi;
    this.#probe = exports as unknown as ProbeExports;
    this.#wasmMemory = exports.memory as WebAssembly.Memory;
    const types = {
      function: address('PyFunction_Type'),
      method: address('PyMethod_Type'),
      builtin: address('PyCFunction_Type'),
      code: address('PyCode_Type'),
      ref: address('_PyWeakref_RefType'),
      proxy: address('_PyWeakref_ProxyType'),
      callableProxy: address('_PyWeakref_CallableProxyType'),
      none: address('_Py_NoneStruct'),
    };
    const memory = new PythonMemory(this.#wasmMemory, address('_PyRuntime'), types);
    this.#memory = memory;
    const { offsets } = memory;
    const threadState = memory.word(address(EXPORTED_PLACES.threadState));
    this.#currentException = threadState + address(EXPORTED_PLACES.currentException);
    this.#currentFrameAt = threadState + offsets.threadCurrentFrame;
    this.#probe!.configureFrames(
      this.#currentFrameAt,
      offsets.frameExecutable,
      offsets.framePrevious,
      offsets.frameInstruction,
      offsets.codeFilename,
      offsets.codeInstructions,
    );
    this.#probe!.configureTypes(
      types.code,
      types.ref,
      types.proxy,
      types.callableProxy,
      types.none,
      types.function,
      types.method,
      types.builtin,
    );
    const interpreter = memory.word(threadState + offsets.threadInterpreter);
    const collecting = interpreter + offsets.interpreterGc + offsets.gcCollecting;
    this.#probe!.configureCollector(collecting, collecting - GC_STATS_BYTES);
    this.#moduleKey = this.#withCText('__module__', (text) => this.#python!.PyUnicode_InternFromString(text));
    this.#importFilename = this.#findImportFilename(memory);
    connectCapi(exports, capi);
    // Whether events are recorded or not, so that everything else lies where it always does.
    this.#probeMemoryAt = this.#python.malloc(PROBE_BYTES) >>> 0;
    const heapTypes = {
      cell: address('PyCell_Type'),
      set: address('PySet_Type'),
      frozenset: address('PyFrozenSet_Type'),
      module: address('PyModule_Type'),
    };
    this.#heap = new HeapReader(memory, heapTypes);
    this.#capi = this.#makeCapi(exports, capi, memory);
  }

  /** The co_filename of the import system's code, which is one str object for all of it. */
  #findImportFilename(memory: PythonMemory): number {
    const python = this.#python!;
    const module = this.#withCText('_frozen_importlib', (text) => python.PyImport_ImportModule(text));
    const load = this.#withCText('_find_and_load', (text) => python.PyObject_GetAttrString(module, text));
    const filename = memory.word(memory.word(load + FUNCTION.code) + memory.offsets.codeFilename);
    python.Py_DecRef(load);
    python.Py_DecRef(module);
    return filename;
  }

  #withCText<T>(text: string, use: (address: number) => T): T {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const at = this.#python!.malloc(bytes.length);
    new Uint8Array(this.#wasmMemory!.buffer, at, bytes.length).set(bytes);
    const result = use(at);
    this.#python!.free(at);
    return result;
  }

  start(snippetFilename: number, options: RecordingOptions = {}): void {
    this.#atLine = options.atLine ?? (() => {});
    this.#full = options.full ?? (() => {});
    this.#thrownAway = options.thrownAway ?? false;
    this.#tables.clear();
    this.#lineTables.clear();
    this.#codes.clear();
    this.#decoder = options.steps || this.#outgoing === null ? new Decoder(this.log) : null;
    this.#steps = options.steps
      ? new StepRecorder(this.log, this.#memory!, this.#heap!, this.#decoder!, snippetFilename)
      : null;
    this.#factsTold = 0;
    this.#types.clear();
    this.#watched.clear();
    this.#startedMs = performance.now();
    this.#probe!.openBuffer(this.#probeMemoryAt, BUFFER_BYTES);
    this.#probe!.start(
      snippetFilename,
      this.#importFilename,
      options.steps ? 1 : 0,
      this.#probeMemoryAt + BUFFER_BYTES,
    );
  }

  stop(): void {
    this.#probe!.stop();
  }

  get labWords(): LabWords {
    const siteAt = this.#probeMemoryAt + BUFFER_BYTES + LAB_WORDS;
    const currentFrameAt = this.#currentFrameAt;
    return { siteAt, frameAt: siteAt + 4, dataAt: siteAt + 8, tableAt: siteAt + 12, currentFrameAt };
  }

  takeLab(lab: Lab): void {
    this.#lab = lab;
    for (const { name, lines } of lab.functions)
      this.#symbols.codes.push({
        function: name,
        library: '',
        isStandardLibrary: false,
        lines: Uint32Array.from(lines),
        isC: true,
      });
  }

  get labIsLoaded(): boolean {
    return this.#labFrom !== 0;
  }

  #labLoaded(): void {
    if (this.#lab === null) return;
    const { dataAt, tableAt } = this.labWords;
    this.#labFrom = this.#memory!.word(dataAt);
    const { dataBytes, tableCount } = this.#lab;
    this.#probe!.labIs(this.#labFrom, dataBytes, this.#memory!.word(tableAt), tableCount);
  }

  *rehearsal(python: number): Iterable<PackedBatch | null> {
    if (this.#outgoing !== null)
      for (let batch = 0; batch < MOST_REHEARSED; batch += 1)
        yield this.#rehearsedBatch(...REHEARSED[batch % REHEARSED.length]!);
    yield* rehearseReading(this.#memory!, this.#heap!, python);
  }

  /**
   * Records of what did not happen, about objects that are not there; the probe's memory is put back. Nothing of Python
   * runs, so the probe asks no registry.
   */
  #rehearsedBatch(records: number, addresses: number): PackedBatch | null {
    const probe = this.#probe!;
    const room = new Uint8Array(this.#wasmMemory!.buffer, this.#probeMemoryAt, PROBE_BYTES);
    const before = room.slice();
    this.#startedMs = performance.now();
    probe.openBuffer(this.#probeMemoryAt, BUFFER_BYTES);
    probe.start(0, this.#importFilename, probe.stepping.value, this.#probeMemoryAt + BUFFER_BYTES);
    try {
      for (let object = 0; object < records; object += 1)
        probe.markOne(RECORD.derefDead, 0, Math.imul(object, 0x9e3779b1) & addresses);
      return this.take();
    } finally {
      probe.stop();
      room.set(before);
      this.#outgoing?.forget();
    }
  }

  startUnrecorded(): void {
    this.#probe!.stepping.value = 0;
  }

  readonly clockSeen = (nowMs: number): void => {
    this.#probe!.clockIs(this.#microseconds(nowMs));
  };

  #microseconds(nowMs: number): number {
    return (nowMs - this.#startedMs) * 1000;
  }

  readEnd(globals: number): void {
    // Where lines were dropped, the records are no longer read.
    if (this.#steps === null || this.#probe!.stepsDropped.value !== 0) return;
    this.drain();
    const end = new StepBuilder((step) => {
      this.log.end = step;
    });
    this.#steps.readEnd(globals, end);
  }

  /** Takes the words out of the buffer. */
  #flush(): void {
    const words = this.#inBuffer();
    if (words.length === 0) return;
    if (!this.#thrownAway) {
      if (this.#decoder !== null) this.#unread.push(words.slice(this.#wordsRead));
      this.#outgoing?.add(words);
    }
    this.#wordsRead = 0;
    this.#probe!.reset();
  }

  #inBuffer(): Uint32Array {
    return new Uint32Array(this.#wasmMemory!.buffer, this.#probeMemoryAt, this.#probe!.size() / 4);
  }

  drain(): void {
    this.log.stepsDropped = this.#probe!.stepsDropped.value >>> 0;
    for (const words of this.#unread) this.#readWords(words);
    this.#unread = [];
    // They stay in the buffer: at each line there are a few.
    const words = this.#inBuffer();
    if (words.length > this.#wordsRead) this.#readWords(words.subarray(this.#wordsRead));
    this.#wordsRead = words.length;
  }

  #readWords(words: Uint32Array): void {
    const problem = this.#decoder!.read({ words, ...this.#symbols.since(this.#read) });
    if (problem !== null) throw new Error(`The probe wrote ${problem}.`);
    this.#read = this.#symbols.counts;
  }

  position(): { seq: number; steps: number } {
    const steps = this.#steps?.count ?? 0;
    if (this.#thrownAway) return { seq: 0, steps };
    if (this.#outgoing !== null) return { seq: this.#outgoing.wordCount + this.#probe!.size() / 4, steps };
    this.drain();
    return { seq: this.log.length, steps };
  }

  take(): PackedBatch | null {
    this.#flush();
    return this.#outgoing?.take(this.#probe!.stepsDropped.value >>> 0, this.log.end) ?? null;
  }

  #step(frame: number, line: number): void {
    const steps = this.#steps!;
    if (steps.isFull) this.#dropSteps();
    else {
      this.drain();
      steps.read(frame, line, this.#stepSink);
      this.#atLine();
      if (steps.facts - this.#factsTold >= MANY_FACTS) {
        this.#factsTold = steps.facts;
        this.#full();
      }
    }
  }

  #dropSteps(): void {
    this.#probe!.dropSteps();
    if (this.#outgoing === null) return;
    // Only steps needed the records here.
    this.#decoder = null;
    this.#unread = [];
    this.#wordsRead = 0;
  }

  #describeType(type: number): number {
    return (
      (this.#symbols.texts.intern(this.#memory!.typeName(type)) << 1) | (this.#isSnippetClass(type) ? 1 : 0)
    );
  }

  /** Whether a class was defined by the snippet: its `__module__` is `__main__`. Weakref classes make weakrefs. */
  #isSnippetClass(type: number): boolean {
    const memory = this.#memory!;
    if (memory.isSubtype(type, memory.types.ref)) return false;
    // A static type of the program's C: without weakrefs of its instances, nothing tells of their deaths.
    if (this.#lab !== null && type >= this.#labFrom && type < this.#labFrom + this.#lab.dataBytes)
      return memory.word(type + TYPE.weaklistOffset) !== 0;
    const dict = memory.word(type + TYPE.dict);
    if (dict === 0) return false;
    const module = memory.str(this.#python!.PyDict_GetItem(dict, this.#moduleKey));
    return module === '__main__' || (this.#lab !== null && module === this.#lab.name);
  }

  #makeCapi(exports: WebAssembly.Exports, capi: CapiAddresses, memory: PythonMemory): CapiCalls {
    const variable = (name: string) => memory.word((exports[name] as WebAssembly.Global).value as number);
    return new CapiCalls(exports as unknown as CapiExports, memory, {
      nullObject: capi.nullObject,
      scratch: capi.scratch,
      valueError: variable('PyExc_ValueError'),
      typeError: variable('PyExc_TypeError'),
      none: memory.types.none,
      cText: (text) => {
        const bytes = new TextEncoder().encode(`${text.slice(0, SCRATCH_BYTES / 4)}\0`);
        new Uint8Array(this.#wasmMemory!.buffer).set(bytes, capi.scratch);
        return capi.scratch;
      },
      pendingError: () => exceptionText(memory, this.#pendingException()),
    });
  }

  #capiCall(index: number, vector: number, count: number): number {
    const recording = this.#probe!.recording.value === 1;
    return this.#capi!.call(index, vector, count, recording ? this.#tellCapiCall() : null);
  }

  #tellCapiCall(): CapiListener {
    return tellCapiCall({
      texts: this.#symbols.texts,
      mark: (...record) => this.#probe!.mark(...record),
      markOne: (...record) => this.#probe!.markOne(...record),
    });
  }

  #pendingException(): number {
    return this.#memory!.word(this.#currentException);
  }
}
