import { ASSET_NAMES, type AssetName, type InterpreterAssets } from '../../interpreter/assets.ts';
import type { CreateModule } from '../../interpreter/emscripten.ts';
import { importSource } from './importSource.ts';

/** The interpreter's files: each is made use of when it comes, whatever the others do. */
export class Files {
  readonly #coming = new Map<AssetName, Promise<ArrayBuffer>>();
  readonly #resolve = new Map<AssetName, (bytes: ArrayBuffer) => void>();

  constructor() {
    for (const name of ASSET_NAMES)
      this.#coming.set(name, new Promise((resolve) => this.#resolve.set(name, resolve)));
  }

  arrived(name: AssetName, bytes: ArrayBuffer): void {
    this.#resolve.get(name)?.(bytes);
  }

  async bytesOf(name: AssetName): Promise<Uint8Array> {
    return new Uint8Array(await this.#coming.get(name)!);
  }

  /** All but the standard library, which a start does not need. */
  async read(): Promise<Omit<InterpreterAssets, 'stdlib'> & { snapshot: Uint8Array }> {
    const [createModule, python, registry, lines, packer, snapshot] = await Promise.all([
      this.#coming.get('pyodide')!.then(importSource),
      this.#coming.get('python')!.then((bytes) => WebAssembly.compile(bytes)),
      this.bytesOf('registry'),
      this.bytesOf('lines'),
      this.bytesOf('packer'),
      this.bytesOf('snapshot'),
    ]);
    return {
      createModule: (createModule as { default: CreateModule }).default,
      ...{ python, registry, lines, packer, snapshot },
    };
  }
}
