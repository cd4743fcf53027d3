import { facts, files, workerSource } from 'virtual:interpreter';
import { ASSET_NAMES, type AssetName } from '../interpreter/start/assets.ts';
import type { SandboxAssets } from '../sandbox/sandbox.ts';
import type { FromKeeper, GetRequest, ToKeeper } from './fileKeeper.ts';
import FileKeeper from './fileKeeper.ts?worker&inline';

export type OnBytes = (loadedBytes: number, totalBytes: number) => void;

/** The interpreter's files, on their way. */
export interface ComingAssets extends SandboxAssets {
  /** Comes to be when all is there that an interpreter starts from. */
  essential: Promise<void>;
  /**
   * Fetches the standard library, unless that is done or on its way: few programs read more of it than is in the
   * snapshot. Where it fails, it can be asked for anew.
   */
  fetchLibrary(): Promise<void>;
  /** Has the browser keep what has come, for the next visit. */
  store(): void;
}

const LIBRARY = 'stdlib';

/** Gets the interpreter's files, telling now and then how much has arrived of what a start needs. */
export function fetchAssets(onBytes: OnBytes): ComingAssets {
  let lastRequest = 0;
  const asking = (names: readonly AssetName[]): GetRequest => {
    lastRequest += 1;
    const asked = Object.fromEntries(names.map((name) => [name, files[name]]));
    return { request: lastRequest, base: new URL('./', document.baseURI).href, files: asked };
  };
  const atOnce = asking(ASSET_NAMES.filter((name) => name !== LIBRARY));
  const keeper = new FileKeeper({ name: JSON.stringify(atOnce) });
  const send = (message: ToKeeper, transfer: Transferable[] = []) => keeper.postMessage(message, transfer);
  const waiting = new Set<(message: FromKeeper) => void>();
  keeper.onmessage = ({ data }: MessageEvent<FromKeeper>) => {
    for (const listener of waiting) listener(data);
  };
  const answerTo = ({ request }: GetRequest, onBytes: OnBytes = () => {}) =>
    new Promise<void>((resolve, reject) => {
      const listener = (message: FromKeeper) => {
        if (message.request !== request) return;
        if (message.kind === 'progress') return onBytes(message.loadedBytes, message.totalBytes);
        waiting.delete(listener);
        if (message.kind === 'got') resolve();
        else reject(new Error(message.reason));
      };
      waiting.add(listener);
      keeper.onerror = () => reject(new Error('the worker that fetches it could not be started'));
    });

  const essential = answerTo(atOnce, onBytes);
  essential.catch(() => keeper.terminate());
  let library: Promise<void> | null = null;
  const getLibrary = () => {
    const request = asking([LIBRARY]);
    send({ kind: 'get', ...request });
    return answerTo(request);
  };
  let lastId = 0;
  return {
    facts,
    libraryBytes: files.stdlib.bytes,
    workerSource,
    supply(port, names) {
      lastId += 1;
      const id = lastId;
      send({ kind: 'supply', id, port, names }, [port]);
      return () => send({ kind: 'withdraw', id });
    },
    essential,
    store: () => send({ kind: 'store' }),
    fetchLibrary() {
      library ??= getLibrary().catch((error) => {
        library = null;
        throw error;
      });
      return library;
    },
  };
}
