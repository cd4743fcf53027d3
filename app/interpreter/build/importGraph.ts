import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { build } from 'esbuild';

/** What modules are made of. */
export interface ImportGraph {
  /** The modules and everything that they import, types left out; paths below the project's folder. */
  files: string[];
  /** The names of the packages that they import. */
  packages: string[];
}

/** Follows all imports, also dynamic ones. */
export async function importGraph(projectFolder: string, modules: readonly string[]): Promise<ImportGraph> {
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [...modules],
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'nowhere',
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const names = imports.flatMap(({ path, external }) =>
    external && !isBuiltin(path) ? [packageOf(path)] : [],
  );
  return { files: Object.keys(metafile.inputs), packages: [...new Set(names)] };
}

/** `assemblyscript` of `assemblyscript/asc`, `@a/b` of `@a/b/c`. */
function packageOf(path: string): string {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}

interface PackageFile {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * The versions of installed packages and of all that these depend on, by their places: `node_modules/vite`. What is not
 * installed here, such as another system's binaries, is left out.
 */
export function installedPackages(projectFolder: string, names: readonly string[]): Map<string, string> {
  const versions = new Map<string, string>();
  const add = (name: string, from: string): void => {
    const place = placeOf(projectFolder, name, from);
    if (place === null || versions.has(place)) return;
    const file = JSON.parse(readFileSync(`${projectFolder}/${place}/package.json`, 'utf8')) as PackageFile;
    versions.set(place, file.version);
    for (const needed of Object.keys({ ...file.dependencies, ...file.optionalDependencies }))
      add(needed, place);
  };
  for (const name of names) add(name, '.');
  return versions;
}

/** Where Node finds a package that is asked for from a folder; null where it is not installed. */
function placeOf(projectFolder: string, name: string, from: string): string | null {
  for (let folder = from; ; folder = posix.dirname(folder)) {
    const place = posix.join(folder, 'node_modules', name);
    if (existsSync(`${projectFolder}/${place}/package.json`)) return place;
    if (folder === '.') return null;
  }
}
