import {
  ASSET_NAMES,
  type AssetName,
  type InterpreterAssets,
  type SnapshotAssets,
} from '../../interpreter/assets.ts';
import type { CreateModule } from '../../interpreter/emscripten.ts';
import type { FileMessage } from '../messages.ts';
import { importSource } from './importSource.ts';

/** The interpreter's files: each is made use of when it comes, whatever the others do. */
export class Files {
  readonly #coming = new Map<AssetName, Promise<ArrayBuffer>>();
  readonly #resolve = new Map<AssetName, (bytes: ArrayBuffer) => void>();

  constructor(port: MessagePort) {
    for (const name of ASSET_NAMES)
      this.#coming.set(name, new Promise((resolve) => this.#resolve.set(name, resolve)));
    port.onmessage = ({ data: { name, bytes } }: MessageEvent<FileMessage>) =>
      this.#resolve.get(name)?.(bytes);
  }

  async bytesOf(name: AssetName): Promise<Uint8Array> {
    return new Uint8Array(await this.#coming.get(name)!);
  }

  /** All but the standard library, which a start does not need. The large two may still be on their way. */
  async read(): Promise<Omit<InterpreterAssets, 'stdlib'> & Pick<SnapshotAssets, 'snapshot'>> {
    const python = this.#coming.get('python')!.then((bytes) => WebAssembly.compile(bytes));
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
