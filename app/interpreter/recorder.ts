import type { EventLog } from '../trace/eventLog.ts';

/** The part of Pyodide's Emscripten module that the recorder reads. */
export interface PyodideModule {
  HEAPU32: Uint32Array;
  HEAP32: Int32Array;
  HEAPU8: Uint8Array;
}

/** The two small wasm modules that the instrumented interpreter reports to, as built by `instrument()`. */
export interface RecorderAssets {
  /** Called by the interpreter's hooks; reads the interpreter's memory. */
  probe: Uint8Array;
  /** Holds what the probe writes, in a memory of its own. */
  logbook: Uint8Array;
}

export interface Recorder {
  readonly log: EventLog;
  /** What the instrumented wasm imports under the module name "probe": functions and its memory. */
  readonly imports: WebAssembly.ModuleImports;
  /** Once, after boot and snapshot restore. */
  attach(module: PyodideModule, exports: WebAssembly.Exports): void;
  /** Recording on; `snippetFilename` is the address of the str object that the snippet's code has as co_filename. */
  start(snippetFilename: number): void;
  stop(): void;
  /** Decodes what was recorded since into `log`; cheap when nothing is new. */
  drain(): void;
}

export function createRecorder(_assets: RecorderAssets): Recorder {
  throw new Error('The recorder is being written.');
}
