import { spawnSync } from 'node:child_process';
import type { BrowserContext } from 'playwright';

/** What a browser consists of besides its pages. */
export interface Processes {
  workers: number;
  renderers: number;
  /** Memory of all renderers that is in use; null where the system does not report it. */
  residentBytes: number | null;
}

export async function processesOf(context: BrowserContext): Promise<Processes> {
  const session = await context.browser()!.newBrowserCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    return {
      workers: targetInfos.filter(({ type }) => type === 'worker').length,
      renderers: renderers.length,
      residentBytes: residentBytes(renderers),
    };
  } finally {
    await session.detach();
  }
}

function residentBytes(processes: readonly number[]): number | null {
  const { status, stdout } = spawnSync('ps', ['-o', 'rss=', '-p', processes.join(',')], { encoding: 'utf8' });
  if (status !== 0) return null;
  return stdout
    .trim()
    .split('\n')
    .reduce((bytes, kilobytes) => bytes + Number(kilobytes) * 1024, 0);
}
