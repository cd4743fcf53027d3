import { JAVASCRIPT_TRICKS, withoutTricks } from './speed/tricks.ts';

/** Pyodide's JavaScript with the changes that are not left out; `wasm` is the module that it is to start. */
export function changedJavaScript(source: string, wasm: Uint8Array, leftOut: readonly string[]): string {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm as BufferSource));
  const names = new Set(imports.map(({ name }) => name));
  return withoutTricks(JAVASCRIPT_TRICKS, leftOut).reduce(
    (text, change) => change.toJavaScript(text, names),
    source,
  );
}
