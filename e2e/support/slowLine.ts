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
    host.on('data', (bytes) => {
      const path = asked.get(host.localPort!) ?? '';
      freeAt = Math.max(performance.now(), freeAt) + bytes.length / bytesPerMs;
      const waits = freeAt - performance.now();
      setTimeout(() => {
        if (browser.destroyed) return;
        arrived.set(path, (arrived.get(path) ?? 0) + bytes.length);
        browser.write(bytes);
      }, waits + LATENCY_MS);
      if (waits < QUEUE_MS) return;
      host.pause();
      setTimeout(() => host.resume(), waits - QUEUE_MS);
    });
    host.on('end', () =>
      setTimeout(() => browser.end(), Math.max(0, freeAt - performance.now()) + LATENCY_MS),
    );
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
