import { facts, files } from 'virtual:interpreter';
import { ASSET_NAMES } from '../interpreter/assets.ts';
import type { InterpreterBytes } from '../sandbox/messages.ts';
import type { SandboxAssets } from '../sandbox/sandbox.ts';

export type OnBytes = (loadedBytes: number, totalBytes: number) => void;

type FileName = keyof typeof files;

/**
 * Fetches the interpreter's files, telling how much has arrived of what travels: the compressed size. When one fails,
 * the others are given up, and nothing more is told.
 */
export async function fetchAssets(onBytes: OnBytes): Promise<SandboxAssets> {
  const fetching = new AbortController();
  try {
    return await fetchAll(onBytes, fetching.signal);
  } catch (error) {
    fetching.abort();
    throw error;
  }
}

async function fetchAll(onBytes: OnBytes, signal: AbortSignal): Promise<SandboxAssets> {
  const names: FileName[] = [...ASSET_NAMES, 'worker'];
  const progress = new Map(names.map((name) => [name, { loaded: 0, total: files[name].brotliBytes }]));
  const report = () => {
    if (signal.aborted) return;
    let loaded = 0;
    let total = 0;
    for (const file of progress.values()) {
      loaded += file.loaded;
      total += file.total;
    }
    onBytes(Math.round(loaded), total);
  };
  report();
  const contents = await Promise.all(
    names.map(async (name) => {
      const entry = progress.get(name)!;
      return fetchFile(name, signal, (share, total) => {
        entry.loaded = share * total;
        entry.total = total;
        report();
      });
    }),
  );
  const byName = Object.fromEntries(names.map((name, index) => [name, contents[index]!])) as Record<
    FileName,
    ArrayBuffer
  >;
  const { worker, ...bytes } = byName;
  return { bytes: bytes as InterpreterBytes, facts, workerSource: new TextDecoder().decode(worker) };
}

async function fetchFile(
  name: FileName,
  signal: AbortSignal,
  onShare: (share: number, total: number) => void,
): Promise<ArrayBuffer> {
  const { path, bytes, brotliBytes, gzipBytes } = files[name];
  const response = await fetch(new URL(path, document.baseURI), { signal }).catch(() => {
    throw new Error(`${path} could not be loaded (no connection)`);
  });
  if (!response.ok || response.body === null)
    throw new Error(`${path} could not be loaded (status ${response.status})`);
  const coding = response.headers.get('content-encoding');
  const total = coding === 'br' ? brotliBytes : coding === 'gzip' ? gzipBytes : bytes;
  const content = new Uint8Array(bytes);
  const reader = response.body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > bytes) throw new Error(`${path} is longer than expected`);
    content.set(value, at);
    at += value.length;
    onShare(at / bytes, total);
  }
  if (at !== bytes) throw new Error(`${path} arrived incomplete`);
  return content.buffer;
}
