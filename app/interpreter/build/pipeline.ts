import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PYODIDE_VERSION } from '../cpython.ts';
import { createRecorder } from '../record/recorder.ts';
import { ASSET_FILES, ASSET_NAMES, type AssetName, type InterpreterManifest } from '../start/assets.ts';
import type { CreateModule } from '../start/emscripten.ts';
import { packSnapshot } from '../start/snapshotFile.ts';
import { brotli, gzipped } from './compress.ts';
import { buildKey, PROBE_FOLDER, PYTHON_FOLDER } from './key.ts';
import { type LeftOut, leftOutHere } from './leftOut.ts';
import { takeSnapshot } from './snapshot.ts';

export const MANIFEST_FILE = 'manifest.json';

export type BuildResult =
  | { kind: 'built' | 'unchanged'; folder: string; manifest: InterpreterManifest }
  | { kind: 'failed'; message: string };

/**
 * Makes the interpreter's files, in a folder named for everything they depend on: an unchanged interpreter is found
 * there and not built again, and two builds at once cannot disturb each other.
 */
export async function buildInterpreter(
  projectFolder: string,
  say: (line: string) => void,
): Promise<BuildResult> {
  const leftOut = leftOutHere();
  const keyed = await buildKey(projectFolder, leftOut);
  if (keyed.kind === 'wrong-version') return { kind: 'failed', message: keyed.message };
  const { key } = keyed;
  const all = join(projectFolder, 'build', 'interpreter');
  const folder = join(all, key.slice(0, 16));
  if (existsSync(join(folder, MANIFEST_FILE)))
    return { kind: 'unchanged', folder, manifest: readManifest(folder) };

  const temporary = `${folder}.${process.pid}.tmp`;
  mkdirSync(temporary, { recursive: true });
  try {
    const manifest = await buildInto(temporary, projectFolder, key, leftOut, say);
    try {
      renameSync(temporary, folder);
    } catch (error) {
      // Another process was faster: its files are the same.
      if (!existsSync(join(folder, MANIFEST_FILE))) throw error;
    }
    removeOld(all, folder);
    return { kind: 'built', folder, manifest };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

export function readManifest(folder: string): InterpreterManifest {
  return JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as InterpreterManifest;
}

async function buildInto(
  folder: string,
  projectFolder: string,
  key: string,
  asked: LeftOut,
  say: (line: string) => void,
): Promise<InterpreterManifest> {
  const pyodideFolder = join(projectFolder, 'node_modules', 'pyodide');
  const pythonFile = (name: string) => readFileSync(join(projectFolder, PYTHON_FOLDER, `${name}.py`), 'utf8');
  say('instrumenting CPython …');
  // Loading binaryen and Vite takes seconds, which an unchanged interpreter need not wait for.
  const [{ instrument }, { changedJavaScript }, { initialDataOnce }, { TRICKS }] = await Promise.all([
    import('./instrument.ts'),
    import('./javaScript.ts'),
    import('./speed/initialDataOnce.ts'),
    import('./speed/tricks.ts'),
  ]);
  const leftOut = asked === 'all' ? TRICKS.map(({ name }) => name) : asked;
  const instrumented = await instrument(
    readFileSync(join(pyodideFolder, 'pyodide.asm.wasm')),
    join(projectFolder, PROBE_FOLDER),
    leftOut,
  );
  const pyodide = readFileSync(join(pyodideFolder, 'pyodide.asm.mjs'), 'utf8');
  const moduleSource = changedJavaScript(pyodide, instrumented.python, leftOut);
  const moduleFile = join(folder, ASSET_FILES.pyodide);
  writeFileSync(moduleFile, moduleSource);
  const { default: createModule } = (await import(pathToFileURL(moduleFile).href)) as {
    default: CreateModule;
  };
  const stdlib = readFileSync(join(pyodideFolder, 'python_stdlib.zip'));

  say('taking the memory snapshot …');
  const { snapshot, initialData, facts } = await takeSnapshot(
    { ...instrumented, stdlib: { bytes: stdlib.length, content: stdlib, missed: false }, createModule },
    createRecorder(instrumented),
    key,
    leftOut,
    {
      install: pythonFile('install'),
      harness: pythonFile('harness'),
      event_loop: pythonFile('event_loop'),
      capi: pythonFile('capi'),
    },
  );

  say('compressing …');
  const contents: Record<AssetName, Uint8Array> = {
    ...instrumented,
    python: leftOut.includes(initialDataOnce.name)
      ? instrumented.python
      : initialDataOnce.toShip(instrumented.python, initialData),
    pyodide: readFileSync(moduleFile),
    stdlib,
    snapshot: packSnapshot(snapshot),
  };
  const entries = await Promise.all(
    ASSET_NAMES.map(
      async (name) => [name, await writeAsset(folder, ASSET_FILES[name], contents[name])] as const,
    ),
  );
  const manifest: InterpreterManifest = {
    key,
    pyodide: PYODIDE_VERSION,
    ...facts,
    leftOut,
    files: Object.fromEntries(entries) as InterpreterManifest['files'],
  };
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** One file and its compressed twins. */
async function writeAsset(folder: string, file: string, bytes: Uint8Array) {
  const path = join(folder, file);
  const [forBrotli, forGzip] = await Promise.all([brotli(bytes), gzipped(bytes)]);
  writeFileSync(path, bytes);
  writeFileSync(`${path}.br`, forBrotli);
  writeFileSync(`${path}.gz`, forGzip);
  return {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    brotliBytes: forBrotli.length,
    gzipBytes: forGzip.length,
  };
}

const KEEP_OLD_MS = 900_000;

/** Older builds go, but for those that another process may just be using. */
function removeOld(all: string, current: string): void {
  for (const name of readdirSync(all)) {
    const path = join(all, name);
    if (path === current || Date.now() - statSync(path).mtimeMs < KEEP_OLD_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
}
