import { Agent, type ClientRequest, get, type IncomingMessage } from 'node:http';

/** Connections that a browser opens to one host. */
const CONNECTIONS = 6;

/** Many browsers' first visits at once: each asks for all files. Gives how long each of them waited. */
export async function crowdVisits(
  address: string,
  files: readonly string[],
  browsers: number,
): Promise<Crowd> {
  const began = performance.now();
  const visits = Array.from({ length: browsers }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const sizes = await Promise.all(files.map((file) => fetchWhole(new URL(file, address), agent)));
    agent.destroy();
    return { waitedMs: performance.now() - began, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  });
  const done = await Promise.all(visits);
  return { lastMs: Math.max(...done.map(({ waitedMs }) => waitedMs)), bytes: done[0]!.bytes };
}

export interface Crowd {
  lastMs: number;
  /** What each of them was sent. */
  bytes: number;
}

/** Gives the length of an answer, which must be whole; nothing of it is kept. */
function fetchWhole(url: URL, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request: ClientRequest = get(url, { agent, headers: { 'Accept-Encoding': 'br, gzip' } });
    request.on('error', reject);
    request.on('response', (response: IncomingMessage) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      response.on('error', reject);
      response.on('end', () => {
        const promised = Number(response.headers['content-length'] ?? Number.NaN);
        if (response.statusCode === 200 && bytes === promised) resolve(bytes);
        else reject(new Error(`${url} gave ${response.statusCode} and ${bytes} of ${promised} bytes.`));
      });
    });
  });
}
