import { type ForSpeed, type JavaScriptChange, projectFile } from '../change.ts';
import { neededStatements, withProperties } from './neededStatements.ts';
import { type SourceEdit, withEdits } from './sourceEdits.ts';

/** These alone would keep SDL and WebGL, and windows to show them in. */
const KEEPS_GRAPHICS: readonly SourceEdit[] = [
  { what: 'registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());', by: '' },
  { what: 'if(typeof Browser!="undefined")Browser.init();', by: '' },
  ...['Float', 'Int'].map((type) => ({
    what: `for(var i=0;i<=288;++i){miniTempWebGL${type}Buffers[i]=miniTempWebGL${type}BuffersStorage.subarray(0,i)}`,
    by: '',
  })),
];

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
