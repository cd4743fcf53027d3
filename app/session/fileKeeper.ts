import type { FileDescription } from 'virtual:interpreter';
import type { AssetName } from '../interpreter/assets.ts';
import type { FileMessage } from '../sandbox/messages.ts';
import { fetchFile } from './fetchFile.ts';

/**
 * A worker of the page's own that fetches the interpreter's files, keeps them, and gives copies to sandboxes: the
 * page's thread, which has the page to draw while they come, never touches their bytes.
 */
export type ToKeeper =
  | { kind: 'fetch'; request: number; base: string; files: Partial<Record<AssetName, FileDescription>> }
  /** Copies of these files go into the port, each as soon as it has come (`FileMessage`), until it is withdrawn. */
  | { kind: 'supply'; id: number; port: MessagePort; names: readonly AssetName[] }
  | { kind: 'withdraw'; id: number };

/** About what the `fetch` with that number asked for. */
export type FromKeeper =
  /** In bytes as they travel. */
  | { request: number; kind: 'progress'; loadedBytes: number; totalBytes: number }
  | { request: number; kind: 'fetched' }
  /** One did not come; the others are given up. */
  | { request: number; kind: 'failed'; reason: string };

/** Between two tellings of how much has come: it comes in hundreds of pieces, and each telling draws the page. */
const TOLD_EVERY_MS = 150;

const kept = new Map<AssetName, ArrayBuffer>();
/** Who still waits for files, and for which. */
const waiting = new Map<number, { port: MessagePort; names: Set<AssetName> }>();

self.onmessage = ({ data }: MessageEvent<ToKeeper>) => {
  switch (data.kind) {
    case 'fetch':
      return void fetchAll(data.request, data.base, data.files);
    case 'supply':
      waiting.set(data.id, { port: data.port, names: new Set(data.names) });
      for (const name of kept.keys()) give(name);
      return;
    case 'withdraw':
      waiting.get(data.id)?.port.close();
      waiting.delete(data.id);
  }
};

const tell = (message: FromKeeper) => self.postMessage(message);

/** Gives a file to all who wait for it. */
function give(name: AssetName): void {
  const bytes = kept.get(name)!;
  for (const [id, { port, names }] of waiting) {
    if (!names.delete(name)) continue;
    port.postMessage({ name, bytes } satisfies FileMessage);
    if (names.size === 0) waiting.delete(id);
  }
}

async function fetchAll(
  request: number,
  base: string,
  files: Partial<Record<AssetName, FileDescription>>,
): Promise<void> {
  const entries = Object.entries(files) as [AssetName, FileDescription][];
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
      tell({ request, kind: 'progress', loadedBytes: Math.round(sum('loaded')), totalBytes: sum('total') });
    });
    kept.set(name, bytes);
    give(name);
  };
  try {
    await Promise.all(entries.map(fetchOne));
    tell({ request, kind: 'fetched' });
  } catch (error) {
    fetching.abort();
    tell({ request, kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}
