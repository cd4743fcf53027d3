import type { FileDescription } from 'virtual:interpreter';
import { ASSET_NAMES, type AssetName } from '../interpreter/assets.ts';
import type { FileMessage } from '../sandbox/messages.ts';
import { fetchFile } from './fetchFile.ts';

/**
 * A worker of the page's own that fetches the interpreter's files, keeps them, and gives copies to sandboxes: the
 * page's thread, which has the page to draw while they come, never touches their bytes.
 */
export type ToKeeper =
  | { kind: 'fetch'; base: string; files: Partial<Record<AssetName, FileDescription>> }
  /** Copies of these files go into the port, each as soon as it has come (`FileMessage`). */
  | { kind: 'supply'; port: MessagePort; names: readonly AssetName[] };

/** About what one `fetch` asked for. */
export type FromKeeper =
  /** In bytes as they travel. */
  | { kind: 'progress'; loadedBytes: number; totalBytes: number }
  | { kind: 'fetched'; names: AssetName[] }
  /** One did not come; the others are given up. */
  | { kind: 'failed'; names: AssetName[]; reason: string };

/** Between two tellings of how much has come: it comes in hundreds of pieces, and each telling draws the page. */
const TOLD_EVERY_MS = 150;

const come = new Map<AssetName, (bytes: ArrayBuffer) => void>();
const coming = new Map(
  ASSET_NAMES.map((name) => [name, new Promise<ArrayBuffer>((resolve) => come.set(name, resolve))]),
);

self.onmessage = ({ data }: MessageEvent<ToKeeper>) => {
  if (data.kind === 'supply') supply(data.port, data.names);
  else void fetchAll(data.base, data.files);
};

const tell = (message: FromKeeper) => self.postMessage(message);

function supply(port: MessagePort, names: readonly AssetName[]): void {
  for (const name of names)
    coming.get(name)!.then((bytes) => port.postMessage({ name, bytes } satisfies FileMessage));
}

async function fetchAll(base: string, files: Partial<Record<AssetName, FileDescription>>): Promise<void> {
  const entries = Object.entries(files) as [AssetName, FileDescription][];
  const names = entries.map(([name]) => name);
  const fetching = new AbortController();
  const sizes = new Map(entries.map(([name, { brotliBytes }]) => [name, { loaded: 0, total: brotliBytes }]));
  const sum = (part: 'loaded' | 'total') =>
    [...sizes.values()].reduce((bytes, size) => bytes + size[part], 0);
  let toldAt = performance.now();
  const fetchOne = async ([name, file]: [AssetName, FileDescription]) => {
    const bytes = await fetchFile(file, base, fetching.signal, (share, total) => {
      sizes.set(name, { loaded: share * total, total });
      if (performance.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = performance.now();
      tell({ kind: 'progress', loadedBytes: Math.round(sum('loaded')), totalBytes: sum('total') });
    });
    come.get(name)!(bytes);
  };
  try {
    await Promise.all(entries.map(fetchOne));
    tell({ kind: 'fetched', names });
  } catch (error) {
    fetching.abort();
    tell({ kind: 'failed', names, reason: error instanceof Error ? error.message : String(error) });
  }
}
