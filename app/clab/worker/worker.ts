import { importSource } from '../../sandbox/worker/importSource.ts';
import { CLANG_CORE } from '../compiler/clangSource.ts';
import { type ClangExports, Compiler } from '../compiler/compiler.ts';
import type { CompilerKit, FromCompiler, ToCompiler } from '../compiler/messages.ts';

/** The worker inside the compiler's frame: starts Clang from what it is handed, and compiles one file after another. */
class CompilerWorker {
  readonly #port: MessagePort;
  #compiler: Compiler | null = null;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<ToCompiler>) => this.#receive(data);
  }

  async #receive(message: ToCompiler): Promise<void> {
    try {
      if (message.kind === 'start') {
        this.#compiler = await start(message.core, message.kit);
        this.#send({ kind: 'ready' });
      } else this.#send({ kind: 'result', result: await this.#compiler!.compile(message.source) });
    } catch (error) {
      this.#send({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  #send(message: FromCompiler): void {
    this.#port.postMessage(message);
  }
}

async function start(core: Blob | ArrayBuffer, kit: CompilerKit): Promise<Compiler> {
  const headers = { 'Content-Type': 'application/wasm' };
  const compiling = WebAssembly.compileStreaming(new Response(core, { headers }));
  const small = Object.entries(kit.modules).map(
    async ([name, base64]) => [name, await WebAssembly.compile(bytesOf(base64))] as const,
  );
  const clang = (await importSource(new Blob([kit.source]))) as ClangExports;
  const modules = Object.fromEntries(await Promise.all(small));
  modules[CLANG_CORE] = await compiling;
  return new Compiler({ clang, modules, headers: kit.headers });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

self.addEventListener('message', ({ ports }) => new CompilerWorker(ports[0]!), { once: true });
