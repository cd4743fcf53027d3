import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildInterpreter } from '../build/pipeline.ts';
import { ASSET_FILES, type InterpreterAssets, type SnapshotAssets } from '../start/assets.ts';
import type { CreateModule } from '../start/emscripten.ts';

export type NodeAssets = InterpreterAssets & SnapshotAssets;

const PROJECT_FOLDER = fileURLToPath(new URL('../../..', import.meta.url));

let loading: Promise<NodeAssets> | undefined;

/** The interpreter's files from the disk, built first where they are missing. */
export function nodeAssets(): Promise<NodeAssets> {
  loading ??= readAssets();
  return loading;
}

async function readAssets(): Promise<NodeAssets> {
  const built = await buildInterpreter(PROJECT_FOLDER, (line) =>
    process.stderr.write(`interpreter: ${line}\n`),
  );
  if (built.kind === 'failed') throw new Error(built.message);
  const read = (file: string) => new Uint8Array(readFileSync(join(built.folder, file)));
  const moduleUrl = pathToFileURL(join(built.folder, ASSET_FILES.pyodide)).href;
  const { default: createModule } = (await import(moduleUrl)) as { default: CreateModule };
  const library = read(ASSET_FILES.stdlib);
  return {
    python: read(ASSET_FILES.python),
    registry: read(ASSET_FILES.registry),
    lines: read(ASSET_FILES.lines),
    packer: read(ASSET_FILES.packer),
    stdlib: { bytes: library.length, content: library, missed: false },
    snapshot: read(ASSET_FILES.snapshot),
    createModule,
    manifest: built.manifest,
  };
}
