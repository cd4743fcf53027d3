import { WEBGL_BY_NAME } from '../../cpython.ts';
import { type ForSpeed, projectFile, type WasmChange } from '../change.ts';
import { StructureError } from '../structureError.ts';
import type { WasmModule } from '../wasmModule.ts';

/**
 * Nothing here can link a library, so nothing asks for WebGL's 270 functions. They are JavaScript, and each would be
 * made into a function that C code can call, at every start.
 */
export const withoutWebGl: WasmChange & ForSpeed = {
  name: 'without-webgl',
  does: 'it imports none of WebGL’s functions, and finds none of them by name',
  file: projectFile(import.meta.url),
  gain: null,
  toWasm: findNoWebGl,
};

function findNoWebGl(wasm: WasmModule): void {
  const missing = WEBGL_BY_NAME.filter((name) => !wasm.hasExport(name));
  if (missing.length > 0) throw new StructureError(...missing.map((name) => `no export named ${name}`));
  for (const name of WEBGL_BY_NAME) wasm.replaceBody(wasm.exportedFunction(name), wasm.module.i32.const(0));
  // The pointers to them are imported globals that nothing uses any more.
  wasm.module.runPasses(['remove-unused-nonfunction-module-elements']);
}
