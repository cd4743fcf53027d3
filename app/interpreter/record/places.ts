import type { PythonMemory } from '../memory/pythonMemory.ts';
import type { CodeDescription } from '../wire/records.ts';

const STANDARD_LIBRARY = '/lib/python314.zip/';
const FROZEN = /^<frozen (.+)>$/;

/** What readers of records need to know of a code object. */
export function describeCode(memory: PythonMemory, code: number): CodeDescription {
  const { filename, qualname, lines } = memory.code(code);
  return {
    function: qualname,
    library: `${moduleOf(filename)}.${qualname}`,
    isStandardLibrary: filename.startsWith(STANDARD_LIBRARY) || FROZEN.test(filename),
    lines,
  };
}

/** The module that a code object's file is: `weakref`, `collections.abc`; the file itself if it is none. */
export function moduleOf(filename: string): string {
  const frozen = FROZEN.exec(filename);
  if (frozen !== null) return frozen[1]!;
  const path = filename.startsWith(STANDARD_LIBRARY)
    ? filename.slice(STANDARD_LIBRARY.length)
    : filename.replace(/^.*\/path\d+\//, '').replace(/^.*\/site-packages\//, '');
  if (!path.endsWith('.py')) return filename;
  return path
    .slice(0, -'.py'.length)
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.')
    .replace(/^\.+/, '');
}
