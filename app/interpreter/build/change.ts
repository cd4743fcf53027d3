import type { WasmModule } from './wasmModule.ts';

/**
 * A change that the build makes to a file of Pyodide's. The licence notice names each of them, from the same lists that
 * the build applies.
 */
export interface Change {
  name: string;
  /** What is different afterwards, as the end of a sentence that begins with the file. */
  does: string;
  /** The file of this project that makes the change, from the project's folder. */
  file: string;
}

/** To the WebAssembly module. Throws a StructureError where the binary is not the one that was checked. */
export interface WasmChange extends Change {
  toWasm(wasm: WasmModule): void;
}

/** To the JavaScript around it. Throws a StructureError where that is not the source that was checked. */
export interface JavaScriptChange extends Change {
  /** `wasmImports` has the names of all that the changed WebAssembly module imports. */
  toJavaScript(source: string, wasmImports: ReadonlySet<string>): string;
}

/** What a change made for speed alone brings; the interpreter is right without it. */
export interface ForSpeed {
  /** The measured gain and how it was measured; null where nobody has measured it yet. */
  gain: string | null;
}

/** The path of a module below the project's folder, by its `import.meta.url`. */
export function projectFile(url: string): string {
  return url.slice(url.lastIndexOf('/app/interpreter/') + 1);
}
