import { spawnSync } from 'node:child_process';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { browserPath } from './browser.ts';

/** What the figures were taken on. */
export interface Machine {
  system: string;
  processor: string;
  cores: number;
  memoryBytes: number;
  node: string;
  browser: string;
  /** How many processes wanted to run, on the mean of the last minute, when measuring began. */
  loadAtStart: number;
}

export function thisMachine(): Machine {
  const cores = cpus();
  return {
    system: `${platform()} ${arch()}`,
    processor: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memoryBytes: totalmem(),
    node: process.version,
    browser: spawnSync(browserPath(), ['--version'], { encoding: 'utf8' }).stdout.trim(),
    loadAtStart: loadavg()[0]!,
  };
}
