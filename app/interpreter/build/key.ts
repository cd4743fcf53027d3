import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importGraph, installedPackages } from './importGraph.ts';
import type { LeftOut } from './leftOut.ts';

/** The Pyodide whose structure the instrumentation was checked against. */
export const PYODIDE_VERSION = '314.0.7';

/** Sources that the build reads as files, besides the modules that it is made of. Below the project's folder. */
export const PROBE_FOLDER = 'app/interpreter/probe';
export const PYTHON_FOLDER = 'app/interpreter/python';
/** The module that builds the interpreter: everything it imports may change what comes out. */
const BUILDER = 'app/interpreter/build/pipeline.ts';
/** Read as files, not imported. */
const READ_PACKAGES = ['pyodide'];

export type KeyResult = { kind: 'key'; key: string } | { kind: 'wrong-version'; message: string };

/** A digest of everything that the built interpreter depends on: 64 hexadecimal digits. */
export async function buildKey(projectFolder: string, leftOut: LeftOut): Promise<KeyResult> {
  const installed = installedPackages(projectFolder, READ_PACKAGES).get('node_modules/pyodide');
  if (installed !== PYODIDE_VERSION)
    return {
      kind: 'wrong-version',
      message:
        `Pyodide ${installed} is installed, but the instrumentation was checked against ${PYODIDE_VERSION}: ` +
        `run "npm ci", or see “The next Pyodide” in CONTRIBUTING.md.`,
    };
  const folders = [PROBE_FOLDER, PYTHON_FOLDER].flatMap((folder) =>
    readdirSync(join(projectFolder, folder)).map((name) => `${folder}/${name}`),
  );
  const key = await keyOfModules(projectFolder, [BUILDER], folders, READ_PACKAGES);
  return { kind: 'key', key: digest([key, JSON.stringify(leftOut)]) };
}

/**
 * A digest of modules, of all that they import, and of further files and packages; paths are below the project's folder.
 * Of packages, the versions count, and those of the packages that they depend on.
 */
export async function keyOfModules(
  projectFolder: string,
  modules: readonly string[],
  files: readonly string[] = [],
  packages: readonly string[] = [],
): Promise<string> {
  const graph = await importGraph(projectFolder, modules);
  const versions = installedPackages(projectFolder, [...graph.packages, ...packages]);
  return digest([
    ...[...versions].map(([place, version]) => `${place} ${version}`).sort(),
    ...[...graph.files, ...files]
      .sort()
      .flatMap((file) => [file, readFileSync(join(projectFolder, file), 'utf8')]),
  ]);
}

/** 64 hexadecimal digits. */
export function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}
