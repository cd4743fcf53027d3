import type { CapiAddresses } from '../capi/capiModule.ts';
import type { CreateModule } from './emscripten.ts';
import type { TimeZonePlaces } from './importOverrides.ts';
import type { TimeZoneObjects } from './timeZone.ts';

/** The harness's Python functions, by their addresses in the snapshot. */
export interface HarnessAddresses {
  rehearse: number;
  prepare: number;
  drive: number;
  finish: number;
  report: number;
  add_path: number;
}

/** The files of a built interpreter. The names are stable; hashed names are given where they are served. */
export const ASSET_FILES = {
  python: 'python.wasm',
  registry: 'registry.wasm',
  lines: 'lines.wasm',
  packer: 'packer.wasm',
  pyodide: 'pyodide.asm.mjs',
  stdlib: 'python_stdlib.zip',
  snapshot: 'snapshot.bin',
} as const;
export type AssetName = keyof typeof ASSET_FILES;
export const ASSET_NAMES = Object.keys(ASSET_FILES) as AssetName[];

export interface InterpreterManifest {
  /** Changes when anything that the interpreter is built from changes. */
  key: string;
  python: string;
  pyodide: string;
  harness: HarnessAddresses;
  capi: CapiAddresses;
  /** Where C and the time module keep the time zone. */
  timeZone: { places: TimeZonePlaces; objects: TimeZoneObjects };
  /** Tricks of build/speed/tricks.ts that the interpreter was built without. */
  leftOut: readonly string[];
  files: Record<AssetName, { bytes: number; sha256: string; brotliBytes: number; gzipBytes: number }>;
}

/** The standard library's zip, which may come later than the rest: what it needs at the start is in the snapshot. */
export interface Library {
  bytes: number;
  /** null where it has not come yet. */
  content: Uint8Array | null;
  /** Whether it was read before it came: a run that did is worth nothing. */
  missed: boolean;
}

export type Coming<T> = T | Promise<T>;

/** What an interpreter starts from. The bytes are read, never written. */
export interface InterpreterAssets {
  /** As it comes: what needs no more than the rest is done meanwhile. */
  python: Coming<Uint8Array | WebAssembly.Module>;
  registry: Uint8Array;
  lines: Uint8Array;
  packer: Uint8Array;
  stdlib: Library;
  createModule: CreateModule;
}

export interface SnapshotAssets {
  /** Made by `packSnapshot`. */
  snapshot: Coming<Uint8Array>;
  manifest: Pick<
    InterpreterManifest,
    'key' | 'harness' | 'capi' | 'timeZone' | 'python' | 'pyodide' | 'leftOut'
  >;
}
