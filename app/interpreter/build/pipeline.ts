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
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createRecorder } from '../record/createRecorder.ts';
import { ASSET_FILES, ASSET_NAMES, type AssetName, type InterpreterManifest } from '../start/assets.ts';
import type { CreateModule } from '../start/emscripten.ts';
import { packSnapshot } from '../start/snapshotFile.ts';
import { buildKey, PYODIDE_VERSION } from './key.ts';
import { takeSnapshot } from './snapshot.ts';
import { withoutData } from './speed/withoutData.ts';

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
  const keyed = buildKey(projectFolder);
  if (keyed.kind === 'wrong-version') return { kind: 'failed', message: keyed.message };
  const { key } = keyed;
  const all = join(projectFolder, 'build', 'interpreter');
  const folder = join(all, key.slice(0, 16));
  if (existsSync(join(folder, MANIFEST_FILE)))
    return { kind: 'unchanged', folder, manifest: readManifest(folder) };

  const temporary = `${folder}.${process.pid}.tmp`;
  mkdirSync(temporary, { recursive: true });
  try {
    const manifest = await buildInto(temporary, projectFolder, key, say);
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
  say: (line: string) => void,
): Promise<InterpreterManifest> {
  const pyodideFolder = join(projectFolder, 'node_modules', 'pyodide');
  const pythonFolder = join(projectFolder, 'app', 'interpreter', 'python');
  say('instrumenting CPython …');
  // Loading Binaryen and Vite takes seconds, which an unchanged interpreter need not wait for.
  const [{ instrument }, { leanLoader }] = await Promise.all([
    import('./instrument.ts'),
    import('./speed/leanLoader.ts'),
  ]);
  const instrumented = await instrument(readFileSync(join(pyodideFolder, 'pyodide.asm.wasm')));
  const pyodide = readFileSync(join(pyodideFolder, 'pyodide.asm.mjs'), 'utf8');
  const moduleSource = leanLoader(pyodide, instrumented.python);
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
    {
      harness: readFileSync(join(pythonFolder, 'harness.py'), 'utf8'),
      capi: readFileSync(join(pythonFolder, 'capi.py'), 'utf8'),
      eventLoop: readFileSync(join(pythonFolder, 'event_loop.py'), 'utf8'),
    },
  );

  say('compressing …');
  const contents: Record<AssetName, Uint8Array> = {
    ...instrumented,
    python: withoutData(instrumented.python, initialData),
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
    files: Object.fromEntries(entries) as InterpreterManifest['files'],
  };
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** One file and its compressed twins. Quality 9 takes a few seconds for all of them, 11 a minute and saves 8 %. */
async function writeAsset(folder: string, file: string, bytes: Uint8Array) {
  const path = join(folder, file);
  const [brotlied, gzipped] = await Promise.all([
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    promisify(gzip)(bytes, { level: 7 }),
  ]);
  writeFileSync(path, bytes);
  writeFileSync(`${path}.br`, brotlied);
  writeFileSync(`${path}.gz`, gzipped);
  return {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    brotliBytes: brotlied.length,
    gzipBytes: gzipped.length,
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
