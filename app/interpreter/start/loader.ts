import { LIBRARY } from '../cpython.ts';
import type { Recorder } from '../record/recorder.ts';
import type { Coming, InterpreterAssets, Library } from './assets.ts';
import type { EmscriptenModule, PyodideApi, PyodideInternals, PythonExports } from './emscripten.ts';
import { FUNCTION_POINTERS_TOGETHER, FunctionPointers } from './functionPointers.ts';
import { type ImportOverrides, overriddenImports, type TimeZonePlaces } from './importOverrides.ts';
import { writeLibrary } from './library.ts';
import type { SnapshotFile } from './snapshotFile.ts';
import { type Stretch, writeSparse } from './sparseImage.ts';

/** Where the snippet is, and the working folder. */
export const HOME = '/home/pyodide';

const START_STACK_BYTES = 65_536;

export interface LoadOptions {
  assets: InterpreterAssets;
  recorder: Recorder;
  overrides: ImportOverrides;
  /** Ties a snapshot to the interpreter it was made with: 64 hexadecimal digits. */
  key: string;
  /** Tricks that the interpreter goes without. */
  leftOut: readonly string[];
  /** A memory image to start from; without one CPython is initialised from scratch. */
  snapshot?: Promise<SnapshotFile>;
  /** Called when there is memory, before the first C function runs. */
  beforeStart(memory: Uint8Array, module: WebAssembly.Module, snapshot: SnapshotFile | undefined): void;
}

export interface Loaded {
  module: EmscriptenModule;
  exports: PythonExports;
  api: PyodideApi;
  /** Reads the host's time zone into C's variables. */
  setTimeZone(...places: TimeZonePlaces): void;
}

/**
 * Starts Pyodide's own JavaScript (pyodide.asm.mjs) on the instrumented wasm. This is what Pyodide's `loadPyodide`
 * does, without everything that looks at the network, at packages, at the kind of host, or at the garbage collector:
 * whatever happens between restoring the snapshot and the snippet must be the same everywhere, or addresses differ.
 */
export async function load(options: LoadOptions): Promise<Loaded> {
  const { assets, recorder, overrides, key, leftOut, snapshot, beforeStart } = options;
  const internals: PyodideInternals = {
    config: {
      BUILD_ID: key,
      _makeSnapshot: snapshot === undefined,
      jsglobals: globalThis,
      env: {},
      args: [],
      packages: [],
      enableRunUntilComplete: false,
      packageCacheDir: '',
      packageBaseUrl: '',
      cdnUrl: '',
      indexURL: '',
    },
    // Also under Node: one way of doing things everywhere.
    runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true },
  };
  let exports: PythonExports | undefined;
  let setTimeZone: Loaded['setTimeZone'] = () => {};
  const instantiated = deferred<never>();
  const creating = withoutFinalization(() =>
    assets.createModule({
      API: internals,
      noInitialRun: snapshot !== undefined,
      noImageDecoding: true,
      noAudioDecoding: true,
      noWasmDecoding: true,
      thisProgram: 'python',
      arguments: [],
      print: () => {},
      printErr: () => {},
      locateFile: (name: string) => name,
      preRun: [(module: EmscriptenModule) => installFiles(module, internals, assets.stdlib)],
      instantiateWasm(imports, done) {
        // A browser without a garbage-collecting wasm has this fallback in Pyodide too.
        const marker = Symbol('error marker');
        const env = imports.env!;
        env.Jsv_GetError_import = () => marker;
        env.JsvError_Check = (value: unknown) => Number(value === marker);
        setTimeZone = env._tzset_js as Loaded['setTimeZone'];
        const memory = () => new Uint8Array((exports!.memory as WebAssembly.Memory).buffer);
        const pointers = leftOut.includes(FUNCTION_POINTERS_TOGETHER)
          ? null
          : new FunctionPointers(imports['GOT.func']!);
        const all = {
          ...overriddenImports(imports, memory, overrides),
          ...recorder.imports,
          ...(pointers && { 'GOT.func': pointers.imports }),
        };
        Promise.all([instantiate(assets.python, all), snapshot])
          .then(([{ instance, module }, restored]) => {
            exports = instance.exports as PythonExports;
            beforeStart(memory(), module, restored);
            pointers?.link(env, exports.__indirect_function_table as WebAssembly.Table);
            done(instance, module);
          })
          .catch(instantiated.reject);
        return {};
      },
    }),
  );
  const module = await Promise.race([creating, instantiated.promise]);
  const loaded = { module, exports: exports!, setTimeZone };
  if (snapshot === undefined) return { ...loaded, api: internals.finalizeBootstrap!() };
  const place = trampolinePlace(module);
  const trampoline = module.HEAPU32[place]!;
  const { head, image } = await snapshot;
  const snapshotConfig = internals.restoreSnapshot!(head);
  writeSparse(image, module.HEAPU32, writtenBefore(exports!));
  // The snapshot has the trampoline of the build's engine: put back this engine's own.
  module.HEAPU32[place] = trampoline;
  return { ...loaded, api: internals.finalizeBootstrap!(snapshotConfig) };
}

/** Where the C code that runs before a snapshot is restored can have written, in words. */
function writtenBefore({ __stack_low, __stack_high, sbrk }: PythonExports): Stretch[] {
  return [
    { from: 0, to: __stack_low.value >>> 2 },
    // The stack grows down, and so early it uses less than a thousand of its ten million bytes.
    { from: (__stack_high.value - START_STACK_BYTES) >>> 2, to: Math.ceil((sbrk(0) >>> 0) / 4) },
  ];
}

async function instantiate(
  coming: Coming<Uint8Array | WebAssembly.Module>,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const wasm = await coming;
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm as BufferSource);
  return { module, instance: await WebAssembly.instantiate(module, imports) };
}

/**
 * CPython calls C functions of unexpected arity through a helper that Pyodide makes with the engine's newest means;
 * 0 stands for the slow way through JavaScript that every engine has.
 */
export function trampolinePlace(module: EmscriptenModule): number {
  const offset = module.HEAPU32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2]!;
  return (module.__PyRuntime + offset) >>> 2;
}

function installFiles(module: EmscriptenModule, internals: PyodideInternals, stdlib: Library): void {
  internals.sitePackages = `${LIBRARY.folder}/site-packages`;
  module.FS.mkdirTree(internals.sitePackages);
  module.FS.mkdirTree(`${LIBRARY.folder}/lib-dynload`);
  writeLibrary(module, LIBRARY.zip, stdlib);
  module.FS.mkdirTree(HOME);
  module.FS.chdir(HOME);
  Object.assign(module.ENV, { HOME, LANG: 'C.UTF-8', PYTHONINSPECT: '1' });
}

/**
 * Pyodide releases Python objects when JavaScript's collector finds their proxies unused: at a moment nobody can
 * predict. An interpreter that runs one snippet does better without.
 */
async function withoutFinalization<T>(start: () => Promise<T>): Promise<T> {
  const scope = globalThis as { FinalizationRegistry?: unknown };
  const kept = scope.FinalizationRegistry;
  scope.FinalizationRegistry = class {
    register() {}
    unregister() {}
  };
  try {
    return await start();
  } finally {
    scope.FinalizationRegistry = kept;
  }
}

function deferred<T>(): { promise: Promise<T>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((_, no) => {
    reject = no;
  });
  return { promise, reject };
}
