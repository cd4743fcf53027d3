import type { PyodideModule } from '../record/recorder.ts';

/** A pointer into the interpreter's memory. */
export type Address = number;

interface PyDict {
  /** JavaScript no longer holds it. */
  destroy(): void;
}

/** Pyodide's public object, as far as it is used here. */
export interface PyodideApi {
  /** The value of the last line, if that is an expression. */
  runPython(code: string, options: { globals: PyDict }): unknown;
  /** A Python dict of the same keys and values. */
  toPy(texts: Readonly<Record<string, string>>): PyDict;
  setStdin(options: { read(buffer: Uint8Array): number }): void;
  setStdout(options: { write(bytes: Uint8Array): number }): void;
  setStderr(options: { write(bytes: Uint8Array): number }): void;
  makeMemorySnapshot(): Uint8Array;
}

/** Pyodide's internal object; it is made by the settings and filled by pyodide.asm.mjs. */
export interface PyodideInternals {
  config: Record<string, unknown>;
  runtimeEnv: Record<string, boolean>;
  version?: string;
  sitePackages?: string;
  restoreSnapshot?(snapshot: Uint8Array): unknown;
  finalizeBootstrap?(snapshotConfig?: unknown): PyodideApi;
  initializeStreams?(): void;
}

/** A file in memory. */
export interface EmscriptenFile {
  contents: Uint8Array;
  usedBytes: number;
}

export interface EmscriptenFs {
  mkdirTree(path: string): void;
  chdir(path: string): void;
  writeFile(path: string, data: Uint8Array | string): void;
  lookupPath(path: string): { node: EmscriptenFile };
  mount(type: unknown, options: { root: string }, path: string): void;
  filesystems: { NODEFS?: unknown };
}

/** The part of Pyodide's Emscripten module that boot and run use. */
export interface EmscriptenModule extends PyodideModule {
  HEAP8: Int8Array;
  FS: EmscriptenFs;
  ENV: Record<string, string>;
  API: PyodideInternals;
  /** Where `_PyRuntime` starts, and the place that holds the offset of the trampoline's pointer in it. */
  __PyRuntime: Address;
  __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: Address;
  /** A flag in memory: whether eval loops ask JavaScript for signals. */
  _Py_EMSCRIPTEN_SIGNAL_HANDLING: Address;
}

export interface EmscriptenSettings {
  [option: string]: unknown;
  API: PyodideInternals;
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

export type CreateModule = (settings: EmscriptenSettings) => Promise<EmscriptenModule>;

/** The C functions that boot and run call, by their own names; pointers are signed on the way out. */
export interface PythonExports extends WebAssembly.Exports {
  /** Where the eval loop counts down until it asks for signals. */
  _Py_emscripten_signal_clock: { value: Address };
  /** The two ends of C's stack. */
  __stack_low: { value: Address };
  __stack_high: { value: Address };
  malloc(size: number): Address;
  free(at: Address): void;
  /** The end of C's memory, moved by so many bytes. */
  sbrk(increment: number): Address;
  PyUnicode_FromStringAndSize(at: Address, length: number): Address;
  PyUnicode_AsUTF8AndSize(str: Address, length: Address): Address;
  PyObject_CallOneArg(callable: Address, argument: Address): Address;
  PyObject_CallNoArgs(callable: Address): Address;
  PyTuple_GetItem(tuple: Address, index: number): Address;
  PyLong_AsLong(object: Address): number;
  PyEval_EvalCode(code: Address, globals: Address, locals: Address): Address;
  PyErr_GetRaisedException(): Address;
  PyGC_Collect(): number;
  PyErr_SetInterrupt(): void;
  Py_IncRef(object: Address): void;
  Py_DecRef(object: Address): void;
}
