import { EXPORTED_PLACES, FUNCTION, GC_STATS_BYTES } from '../cpython-3.14/layout.ts';
import { PythonMemory } from '../memory/pythonMemory.ts';

/** What the probe exports, among everything that the interpreter does. */
export interface ProbeExports {
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
  taskTypeIs(type: number, stateOffset: number): void;
  labIs(from: number, bytes: number, tableFrom: number, tableCount: number): void;
  openBuffer(at: number, bytes: number): void;
  clockIs(us: number): void;
  size(): number;
  reset(): void;
}

/** What the recorder asks of CPython before the snippet runs, and of dictionaries while it runs. */
export interface PythonApi {
  PyUnicode_InternFromString(text: number): number;
  PyDict_GetItem(dict: number, key: number): number;
  PyImport_ImportModule(name: number): number;
  PyObject_GetAttrString(object: number, name: number): number;
  PyObject_GET_WEAKREFS_LISTPTR(object: number): number;
  Py_DecRef(object: number): void;
  malloc(bytes: number): number;
  free(address: number): void;
}

/** A probe in an interpreter that has started, and where it finds what. */
export interface ConnectedProbe {
  probe: ProbeExports;
  python: PythonApi;
  memory: PythonMemory;
  wasmMemory: WebAssembly.Memory;
  /** Address of the pointer to the frame that runs. */
  currentFrameAt: number;
  /** Address of the pointer to the exception that is being raised. */
  currentException: number;
  /** The str object `__module__`. */
  moduleKey: number;
  /** The co_filename of the import system's code, which is one str object for all of it. */
  importFilename: number;
}

/** The address of a variable that the interpreter exports. */
export function addressOf(exports: WebAssembly.Exports, name: string): number {
  return (exports[name] as WebAssembly.Global).value as number;
}

/** Shows the probe where the interpreter keeps its frames, types and collections. */
export function connectProbe(exports: WebAssembly.Exports): ConnectedProbe {
  const address = (name: string) => addressOf(exports, name);
  const python = exports as unknown as PythonApi;
  const probe = exports as unknown as ProbeExports;
  const wasmMemory = exports.memory as WebAssembly.Memory;
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
  const memory = new PythonMemory(wasmMemory, address('_PyRuntime'), types);
  const { offsets } = memory;
  const threadState = memory.word(address(EXPORTED_PLACES.threadState));
  const currentFrameAt = threadState + offsets.threadCurrentFrame;
  probe.configureFrames(
    currentFrameAt,
    offsets.frameExecutable,
    offsets.framePrevious,
    offsets.frameInstruction,
    offsets.codeFilename,
    offsets.codeInstructions,
  );
  probe.configureTypes(
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
  probe.configureCollector(collecting, collecting - GC_STATS_BYTES);
  const withText = <T>(text: string, use: (at: number) => T) => withCText(python, wasmMemory, text, use);
  return {
    probe,
    python,
    memory,
    wasmMemory,
    currentFrameAt,
    currentException: threadState + address(EXPORTED_PLACES.currentException),
    moduleKey: withText('__module__', (text) => python.PyUnicode_InternFromString(text)),
    importFilename: findImportFilename(python, memory, withText),
  };
}

function findImportFilename(
  python: PythonApi,
  memory: PythonMemory,
  withText: (text: string, use: (at: number) => number) => number,
): number {
  const module = withText('_frozen_importlib', (text) => python.PyImport_ImportModule(text));
  const load = withText('_find_and_load', (text) => python.PyObject_GetAttrString(module, text));
  const filename = memory.word(memory.word(load + FUNCTION.code) + memory.offsets.codeFilename);
  python.Py_DecRef(load);
  python.Py_DecRef(module);
  return filename;
}

function withCText<T>(
  python: PythonApi,
  wasmMemory: WebAssembly.Memory,
  text: string,
  use: (address: number) => T,
): T {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const at = python.malloc(bytes.length) >>> 0;
  new Uint8Array(wasmMemory.buffer, at, bytes.length).set(bytes);
  const result = use(at);
  python.free(at);
  return result;
}
