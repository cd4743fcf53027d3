import type { Server } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const LATENCY_MS = 20;
/** How much is on its way at once. */
const QUEUE_MS = 50;

/**
 * A line of so many megabits a second to a server, for all connections together. It counts what arrives at its end,
 * heads of answers included, under the path that was asked for: whoever asks, a page or its workers.
 */
export async function onSlowLine<T>(
  server: Server,
  megabits: number,
  use: (address: string, arrived: ReadonlyMap<string, number>) => Promise<T>,
): Promise<T> {
  const bytesPerMs = (megabits * 1e6) / 8 / 1000;
  const arrived = new Map<string, number>();
  /** What a connection was last asked for, by the server's name for it: one answer after another comes on it. */
  const asked = new Map<number, string>();
  server.prependListener('request', ({ socket, url }) => asked.set(socket.remotePort!, url ?? '/'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const open = new Set<Socket>();
  let freeAt = 0;
  const line = createServer((browser) => {
    const host = connect(port, '127.0.0.1');
    for (const socket of [browser, host]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket)).on('error', () => {});
    }
    browser.pipe(host);
    browser.on('close', () => host.destroy());
    /** What is on its way, and when it arrives: in this order, whatever order timers fire in. */
    const onItsWay: { path: string; bytes: Buffer | null; at: number }[] = [];
    const arrive = () => {
      while (onItsWay[0] !== undefined && onItsWay[0].at <= performance.now()) {
        const { path, bytes } = onItsWay.shift()!;
        if (browser.destroyed) return;
        if (bytes === null) return void browser.end();
        arrived.set(path, (arrived.get(path) ?? 0) + bytes.length);
        browser.write(bytes);
      }
    };
    const send = (bytes: Buffer | null) => {
      freeAt = Math.max(performance.now(), freeAt) + (bytes?.length ?? 0) / bytesPerMs;
      const at = freeAt + LATENCY_MS;
      onItsWay.push({ path: asked.get(host.localPort!) ?? '', bytes, at });
      setTimeout(arrive, Math.ceil(at - performance.now()) + 1);
    };
    host.on('data', (bytes) => {
      send(bytes);
      const waits = freeAt - performance.now();
      if (waits < QUEUE_MS) return;
      host.pause();
      setTimeout(() => host.resume(), waits - QUEUE_MS);
    });
    host.on('end', () => send(null));
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(line.address() as AddressInfo).port}/`, arrived);
  } finally {
    for (const socket of open) socket.destroy();
    line.close();
    server.closeAllConnections();
    server.close();
  }
}
