import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

export type Listening = { kind: 'listening'; port: number } | { kind: 'refused'; reason: string };

const HERE = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';

export function listen(server: Server, port: number, toNetwork: boolean): Promise<Listening> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: 'refused', reason: refusal(error, port) }),
    );
    server.listen(port, toNetwork ? EVERYWHERE : HERE, () =>
      resolve({ kind: 'listening', port: (server.address() as AddressInfo).port }),
    );
  });
}

/** Tells before a long build what would go wrong after it. */
export async function portProblem(port: number, toNetwork: boolean): Promise<string | null> {
  const probe = createServer();
  const listening = await listen(probe as Server, port, toNetwork);
  if (listening.kind === 'refused') return listening.reason;
  await new Promise((resolve) => probe.close(resolve));
  return null;
}

function refusal(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another one: npm start -- --port ${nextPort(port)}`;
  if (error.code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023: npm start -- --port 4173`;
  return `Port ${port} could not be opened: ${error.message}`;
}

function nextPort(port: number): number {
  return port < 65535 ? port + 1 : 4173;
}

/** Where the page is found: on this machine and, where asked for, in its network. */
export function addresses(port: number, toNetwork: boolean): string[] {
  const here = `http://localhost:${port}/`;
  if (!toNetwork) return [here];
  const network = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}/`);
  return [here, ...network];
}
