import { createFrame } from './frame.ts';
import type { FileSupply } from './sandbox.ts';

const COMPILE_AND_KEEP = `
addEventListener('message', ({ ports: [files] }) => {
  files.onmessage = async ({ data }) => {
    self.kept = await WebAssembly.compile(await new Response(data.content).arrayBuffer());
  };
}, { once: true });
`;

/**
 * V8 shares the code of the same wasm, also what it has optimised of it, among all frames of a process, for as long as
 * one of them holds it. Here is the one that always does: without it every sandbox would begin with slow code anew.
 */
export function keepCompiledCode({ supply }: FileSupply): void {
  const frame = createFrame(COMPILE_AND_KEEP);
  const { port1, port2 } = new MessageChannel();
  supply(port1, ['python']);
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(null, '*', [port2]));
  document.body.append(frame);
}
