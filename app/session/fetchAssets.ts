import { facts, files } from 'virtual:interpreter';
import { ASSET_NAMES, type AssetName } from '../interpreter/assets.ts';
import type { SandboxAssets } from '../sandbox/sandbox.ts';
import { fetchFile } from './fetchFile.ts';

export type OnBytes = (loadedBytes: number, totalBytes: number) => void;

/** The interpreter's files, on their way. */
export interface ComingAssets extends SandboxAssets {
  /** All that an interpreter starts from. */
  essential: Promise<unknown>;
  /** The standard library too, which comes last: few programs read more of it than is in the snapshot. */
  all: Promise<unknown>;
}

/**
 * Fetches the interpreter's files, telling how much has arrived of what a start needs: the compressed size. When one
 * fails, the others are given up, and nothing more is told.
 */
export function fetchAssets(onBytes: OnBytes): ComingAssets {
  const fetching = new AbortController();
  const { signal } = fetching;
  const progress = new Map<string, { loaded: number; total: number }>();
  const begin = (name: AssetName | 'worker') => {
    const entry = { loaded: 0, total: files[name].brotliBytes };
    progress.set(name, entry);
    return fetchFile(files[name], signal, (share, total) => {
      entry.loaded = share * total;
      entry.total = total;
      if (signal.aborted || name === 'stdlib') return;
      const sum = (part: 'loaded' | 'total') =>
        [...progress.values()].reduce((bytes, entry) => bytes + entry[part], 0);
      onBytes(Math.round(sum('loaded')), sum('total'));
    });
  };
  const worker = begin('worker').then((bytes) => new TextDecoder().decode(bytes));
  const start = ASSET_NAMES.filter((name) => name !== 'stdlib');
  const coming = new Map<AssetName, Promise<ArrayBuffer>>(start.map((name) => [name, begin(name)]));
  const essential = Promise.all([worker, ...coming.values()]);
  const library = essential.then(() => begin('stdlib'));
  coming.set('stdlib', library);
  const all = Promise.all([worker, ...coming.values()]);
  all.catch(() => fetching.abort());
  return {
    facts,
    libraryBytes: files.stdlib.bytes,
    workerSource: worker,
    files: Object.fromEntries(coming) as Record<AssetName, Promise<ArrayBuffer>>,
    essential,
    all,
  };
}
