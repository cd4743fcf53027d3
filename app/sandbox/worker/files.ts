import {
  ASSET_NAMES,
  type AssetName,
  type InterpreterAssets,
  type SnapshotAssets,
} from '../../interpreter/start/assets.ts';
import type { CreateModule } from '../../interpreter/start/emscripten.ts';
import type { FileContent, FileMessage } from '../../interpreter/wire/messages.ts';
import { importSource } from './importSource.ts';

/** Compiled while it is read. */
const compile = (content: FileContent) =>
  WebAssembly.compileStreaming(new Response(content, { headers: { 'Content-Type': 'application/wasm' } }));

/** The interpreter's files: each is made use of when it comes, whatever the others do. */
export class Files {
  readonly #coming = new Map<AssetName, Promise<FileContent>>();
  readonly #resolve = new Map<AssetName, (content: FileContent) => void>();

  constructor(port: MessagePort) {
    for (const name of ASSET_NAMES)
      this.#coming.set(name, new Promise((resolve) => this.#resolve.set(name, resolve)));
    port.onmessage = ({ data: { name, content } }: MessageEvent<FileMessage>) =>
      this.#resolve.get(name)?.(content);
  }

  async bytesOf(name: AssetName): Promise<Uint8Array> {
    const content = await this.#coming.get(name)!;
    return new Uint8Array(content instanceof Blob ? await content.arrayBuffer() : content);
  }

  /** All but the standard library, which a start does not need. The large two may still be on their way. */
  async read(): Promise<Omit<InterpreterAssets, 'stdlib'> & Pick<SnapshotAssets, 'snapshot'>> {
    const python = this.#coming.get('python')!.then(compile);
    const snapshot = this.bytesOf('snapshot');
    const [createModule, registry, lines, packer] = await Promise.all([
      this.#coming.get('pyodide')!.then(importSource),
      this.bytesOf('registry'),
      this.bytesOf('lines'),
      this.bytesOf('packer'),
    ]);
    return {
      createModule: (createModule as { default: CreateModule }).default,
      ...{ python, registry, lines, packer, snapshot },
    };
  }
}
