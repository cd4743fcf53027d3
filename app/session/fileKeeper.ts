import type { FileDescription } from 'virtual:interpreter';
import type { AssetName } from '../interpreter/start/assets.ts';
import type { FileMessage } from '../interpreter/wire/messages.ts';
import { fetchFile } from './fetchFile.ts';
import { FileCache } from './fileCache.ts';

/**
 * A worker of the page's own that gets the interpreter's files, from the browser's storage or the host, and hands them
 * to sandboxes: the page's thread, which has the page to draw meanwhile, never touches their bytes. They are handed on
 * as blobs, which whoever reads them reads straight from where they are.
 *
 * What it gets first stands in its name (`GetRequest` as JSON): a message would wait until the page's thread, which
 * starts it, has nothing else to do.
 */
export interface GetRequest {
  request: number;
  /** The page's folder, which paths are relative to. */
  base: string;
  files: Partial<Record<AssetName, FileDescription>>;
}

export type ToKeeper =
  | ({ kind: 'get' } & GetRequest)
  /** These files go into the port, each as soon as it has come (`FileMessage`), until it is withdrawn. */
  | { kind: 'supply'; id: number; port: MessagePort; names: readonly AssetName[] }
  | { kind: 'withdraw'; id: number }
  /** What there is by now stays in the browser's storage. */
  | { kind: 'store' };

/** About the `GetRequest` with that number. */
export type FromKeeper =
  /** In bytes as they travel. */
  | { request: number; kind: 'progress'; loadedBytes: number; totalBytes: number }
  | { request: number; kind: 'got' }
  /** One did not come; the others are given up. */
  | { request: number; kind: 'failed'; reason: string };

/** In WebKit a frame of opaque origin, such as a sandbox's, can read no blob. */
const BLOBS_TRAVEL = !navigator.userAgent.includes('AppleWebKit') || navigator.userAgent.includes('Chrome');

/** Between two tellings of how much has come: it comes in hundreds of pieces, and each telling draws the page. */
const TOLD_EVERY_MS = 150;

const first = JSON.parse(self.name) as GetRequest;
const cache = new FileCache(first.base);
const kept = new Map<AssetName, { content: Blob; url: string; isStored: boolean }>();
/** Who still waits for files, and for which. */
const waiting = new Map<number, { port: MessagePort; names: Set<AssetName> }>();

getAll(first);

self.onmessage = ({ data }: MessageEvent<ToKeeper>) => {
  switch (data.kind) {
    case 'get':
      return void getAll(data);
    case 'supply':
      waiting.set(data.id, { port: data.port, names: new Set(data.names) });
      for (const name of kept.keys()) give(name);
      return;
    case 'withdraw':
      waiting.get(data.id)?.port.close();
      waiting.delete(data.id);
      return;
    case 'store':
      return void store();
  }
};

const tell = (message: FromKeeper) => self.postMessage(message);

/** Gives a file to all who wait for it. */
async function give(name: AssetName): Promise<void> {
  const { content: blob } = kept.get(name)!;
  const content = BLOBS_TRAVEL ? blob : await blob.arrayBuffer();
  for (const [id, { port, names }] of waiting) {
    if (!names.delete(name)) continue;
    port.postMessage({ name, content } satisfies FileMessage);
    if (names.size === 0) waiting.delete(id);
  }
}

async function getAll({ request, base, files }: GetRequest): Promise<void> {
  const entries = Object.entries(files) as [AssetName, FileDescription][];
  const fetching = new AbortController();
  const sizes = new Map(entries.map(([name, { brotliBytes }]) => [name, { loaded: 0, total: brotliBytes }]));
  const sum = (part: 'loaded' | 'total') =>
    [...sizes.values()].reduce((bytes, size) => bytes + size[part], 0);
  let toldAt = performance.now();
  const getOne = async ([name, file]: [AssetName, FileDescription]) => {
    const url = new URL(file.path, base).href;
    const onShare = (share: number, total: number) => {
      sizes.set(name, { loaded: share * total, total });
      if (performance.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = performance.now();
      tell({ request, kind: 'progress', loadedBytes: Math.round(sum('loaded')), totalBytes: sum('total') });
    };
    const stored = await cache.find(url, file.bytes);
    const content = stored ?? new Blob([await fetchFile(file, base, fetching.signal, onShare)]);
    kept.set(name, { content, url, isStored: stored !== null });
    give(name);
  };
  try {
    await Promise.all(entries.map(getOne));
    tell({ request, kind: 'got' });
  } catch (error) {
    fetching.abort();
    tell({ request, kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Nothing is written where all came from the storage. */
async function store(): Promise<void> {
  const files = [...kept.values()];
  if (files.every(({ isStored }) => isStored)) return;
  await cache.keep(new Map(files.map(({ url, content }) => [url, content])));
  for (const file of files) file.isStored = true;
}
