import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The Pyodide whose structure the instrumentation was checked against. */
export const PYODIDE_VERSION = '314.0.7';

/** Folders of app/interpreter that only matter after the build. */
const RUN_TIME_ONLY = ['run', 'node'];

export type KeyResult = { kind: 'key'; key: string } | { kind: 'wrong-version'; message: string };

/** A digest of everything that the built interpreter depends on: 64 hexadecimal digits. */
export function buildKey(projectFolder: string): KeyResult {
  const installed = packageVersion(projectFolder, 'pyodide');
  if (installed !== PYODIDE_VERSION)
    return {
      kind: 'wrong-version',
      message:
        `Pyodide ${installed} is installed, but the instrumentation was checked against ${PYODIDE_VERSION}: ` +
        `run "npm ci", or check every hook against the new binary first.`,
    };
  const hash = createHash('sha256');
  for (const tool of ['pyodide', 'binaryen', 'vite'])
    hash.update(`${tool} ${packageVersion(projectFolder, tool)}\n`);
  const interpreterFolder = join(projectFolder, 'app', 'interpreter');
  for (const file of sourceFiles(interpreterFolder)) {
    hash.update(`${file}\n`);
    hash.update(readFileSync(join(interpreterFolder, file)));
  }
  return { kind: 'key', key: hash.digest('hex') };
}

function packageVersion(projectFolder: string, name: string): string {
  const text = readFileSync(join(projectFolder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|py|wat)$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !RUN_TIME_ONLY.some((folder) => file.startsWith(`${folder}/`)))
    .sort();
}
