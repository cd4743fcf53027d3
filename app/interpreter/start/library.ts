import type { Library } from './assets.ts';
import type { EmscriptenModule } from './emscripten.ts';

/** Thrown through the interpreter, which is worth nothing afterwards. */
class LibraryMissing extends Error {
  constructor() {
    super('the standard library has not come yet');
  }
}

/**
 * Puts the library's file in place, whether it has come or not: its name, size and times are the same, and only who
 * reads it finds out.
 */
export function writeLibrary({ FS }: EmscriptenModule, path: string, library: Library): void {
  FS.writeFile(path, '');
  const { node } = FS.lookupPath(path);
  node.usedBytes = library.bytes;
  Object.defineProperty(node, 'contents', {
    configurable: true,
    get() {
      if (library.content === null) {
        library.missed = true;
        throw new LibraryMissing();
      }
      // From here on a file like any other, with bytes of its own: a program may write to it.
      Object.defineProperty(node, 'contents', { value: library.content.slice(), writable: true });
      return node.contents;
    },
  });
}
