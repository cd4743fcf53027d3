import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../tools/root.ts';

const TSX = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** `npm start`, on a port that is free. */
export const OUR_HOST = [join(ROOT, 'app', 'cli', 'start.ts'), '--port', '0'];

export function plainHost(folder: string): string[] {
  return [join(ROOT, 'bench', 'measure', 'plainHost.ts'), folder];
}

/** Starts a server as a process of its own, and ends it after use. */
export async function hosting<T>(command: string[], use: (address: string) => Promise<T>): Promise<T> {
  const host = spawn(process.execPath, [TSX, ...command], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      host.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        const found = /http:\/\/localhost:\d+\//.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
      host.on('exit', () => reject(new Error(`The server ended: ${said}`)));
    });
    return await use(address);
  } finally {
    host.kill();
  }
}
