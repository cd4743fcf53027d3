import type { ShippedFile } from '../../app/interpreter/build/changes.ts';
import { PYTHON_VERSION } from '../../app/interpreter/cpython.ts';

/** The notice on the interpreter, in Markdown. `files` are what is shipped of Pyodide's package. */
export function interpreterNotice(pyodideVersion: string, files: readonly ShippedFile[]): string {
  return `## The interpreter

The interpreter is [Pyodide](https://github.com/pyodide/pyodide) ${pyodideVersion}, under the Mozilla Public License 2.0 (its text is below). Its source is at that address, under the version’s tag. Its WebAssembly module is CPython ${PYTHON_VERSION} compiled by the Pyodide project. The build changes these files, by the code that each change names; [app/interpreter/build](app/interpreter/build) is all that is needed to make the same changes again.

${files.map(fileNotice).join('\n\n')}

CPython and its standard library are under the PSF licence (its text is below). They contain further software: Expat, libmpdec, HACL\\*, zlib, bzip2, libffi, xz and others; [docs.python.org/3.14/license.html](https://docs.python.org/3.14/license.html) gives their notices. The C library in the module is that of [Emscripten](https://github.com/emscripten-core/emscripten) (MIT), made from musl (MIT).
`;
}

function fileNotice({ file, changes }: ShippedFile): string {
  if (changes.length === 0) return `\`${file}\` is shipped unchanged.`;
  const lines = changes.map(
    (change) => `- ${change.name}: ${change.does} ([${change.file}](${change.file}))`,
  );
  return `\`${file}\` is shipped with these changes:\n\n${lines.join('\n')}`;
}
