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

/** Milliseconds of all processors since the machine started. */
export interface ProcessorTimes {
  busy: number;
  idle: number;
}

export function processorTimes(): ProcessorTimes {
  const sum = { busy: 0, idle: 0 };
  for (const { times } of cpus()) {
    sum.busy += times.user + times.nice + times.sys + times.irq;
    sum.idle += times.idle;
  }
  return sum;
}

/** Of the time between two moments. */
export function busyShare(from: ProcessorTimes, to: ProcessorTimes): number {
  const busy = to.busy - from.busy;
  return busy / (busy + to.idle - from.idle);
}
