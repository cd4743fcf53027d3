import type { FileDescription } from 'virtual:interpreter';

/**
 * Fetches one file, telling how much of it has arrived, and how many bytes travel for all of it. `base` is what its path
 * is relative to: the page's address.
 */
export async function fetchFile(
  file: FileDescription,
  base: string,
  signal?: AbortSignal,
  onShare: (share: number, total: number) => void = () => {},
): Promise<ArrayBuffer> {
  const { path, twin, bytes, brotliBytes, gzipBytes } = file;
  const { body, headers } = await ask(path, base, signal);
  const coding = headers.get('content-encoding');
  if (coding === null && twin !== null && 'DecompressionStream' in globalThis) {
    // The host sends it as it is: nothing more of that.
    await body.cancel();
    const inflated = (await ask(twin, base, signal)).body.pipeThrough(new DecompressionStream('gzip'));
    return readAll(inflated, file, (share) => onShare(share, gzipBytes));
  }
  const total = coding === 'br' ? brotliBytes : coding === 'gzip' ? gzipBytes : bytes;
  return readAll(body, file, (share) => onShare(share, total));
}

async function ask(path: string, base: string, signal: AbortSignal | undefined) {
  const response = await fetch(new URL(path, base), signal && { signal }).catch(() => {
    throw new Error(`${path} could not be loaded (no connection)`);
  });
  const { body, headers } = response;
  if (!response.ok || body === null)
    throw new Error(`${path} could not be loaded (status ${response.status})`);
  return { body: body as ReadableStream<BufferSource & Uint8Array>, headers };
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  { path, bytes }: FileDescription,
  onShare: (share: number) => void,
): Promise<ArrayBuffer> {
  const content = new Uint8Array(bytes);
  const reader = body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > bytes) throw new Error(`${path} is longer than expected`);
    content.set(value, at);
    at += value.length;
    onShare(at / bytes);
  }
  if (at !== bytes) throw new Error(`${path} arrived incomplete`);
  return content.buffer;
}
