import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import binaryen from 'binaryen';
import { type Change, projectFile } from './change.ts';
import { FEATURE_FLAGS } from './features.ts';

/** Binaryen's tool, which its package brings along. */
const WASM_MERGE = fileURLToPath(new URL('bin/wasm-merge', import.meta.resolve('binaryen')));
export const mergedProbe: Change & { merge: typeof withProbe } = {
  name: 'probe',
  does: 'it contains functions that record, which are compiled from app/interpreter/probe',
  file: projectFile(import.meta.url),
  merge: withProbe,
};

/**
 * Pyodide's wasm with the probe as a part of it: a call from one instance into another takes longer than writing a
 * record.
 */
async function withProbe(python: Uint8Array, probe: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'weakref-merge-'));
  try {
    const file = (name: string) => join(folder, `${name}.wasm`);
    await writeFile(file('python'), python);
    await writeFile(file('probe'), withPythonsMemory(probe));
    await promisify(execFile)(process.execPath, [
      WASM_MERGE,
      ...[file('python'), 'python', file('probe'), 'probe'],
      ...['--output', file('merged'), ...FEATURE_FLAGS],
    ]);
    return await readFile(file('merged'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The AssemblyScript compiler imports memory from "env", from where Pyodide imports JavaScript. */
function withPythonsMemory(probe: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(probe);
  module.addMemoryImport('mimport$0', 'python', 'memory');
  return module.emitBinary();
}
