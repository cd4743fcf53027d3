import { JAVASCRIPT } from '../../cpython.ts';
import { type ForSpeed, type JavaScriptChange, projectFile } from '../change.ts';
import { neededStatements, withProperties } from './neededStatements.ts';
import { type SourceEdit, withEdits } from './sourceEdits.ts';

const KEEPS_GRAPHICS: readonly SourceEdit[] = JAVASCRIPT.keepsGraphics.map((what) => ({ what, by: '' }));

/**
 * Pyodide's JavaScript brings 1,100 functions of Emscripten's for libraries that are linked later, all of WebGL and SDL
 * among them. Python notices one thing: ctypes finds none of them by name.
 */
export const neededParts: JavaScriptChange & ForSpeed = {
  name: 'needed-parts',
  does: 'what neither it nor the WebAssembly module uses is left out, such as WebGL and SDL',
  file: projectFile(import.meta.url),
  gain: null,
  toJavaScript: (source, wasmImports) => {
    const edited = withEdits(source, KEEPS_GRAPHICS);
    const own = withProperties(edited, 'wasmImports', (name) => wasmImports.has(name));
    return neededStatements(own, 'Module');
  },
};
