import { createFrame } from './frame.ts';

const COMPILE_AND_KEEP = `
addEventListener('message', async ({ data }) => {
  self.kept = await WebAssembly.compile(data);
}, { once: true });
`;

/**
 * V8 shares the code of the same wasm, also what it has optimised of it, among all frames of a process, for as long as
 * one of them holds it. Here is the one that always does: without it every sandbox would begin with slow code anew.
 */
export function keepCompiledCode(wasm: ArrayBuffer): void {
  const frame = createFrame(COMPILE_AND_KEEP);
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(wasm, '*'));
  document.body.append(frame);
}
