import { Arrivals } from '../../app/interpreter/wire/arrivals.ts';
import { Sandbox } from '../../app/sandbox/sandbox.ts';
import { fetchAssets } from '../../app/session/fetchAssets.ts';
import { WARM_UP_AFTER_MS } from '../../app/session/supply.ts';
import { runWarmUp, WARM_UP_PROGRAMS } from '../../app/session/warmUp.ts';
import type { EventLog } from '../../app/trace/eventLog.ts';
import type { BenchRun } from './bench.d.ts';

/** The page's own sandbox, interpreter and log, without what is drawn of them. */
const assets = fetchAssets(() => {});
/** As the page does it while nobody runs anything. */
const warmedUp = warmUp();
let sandbox: Sandbox;
let listen: { ready: () => void; failed: (reason: Error) => void; done: (outcome: string) => void };
let output = '';
let reads = true;
/** The last sandbox's. */
let frame: HTMLIFrameElement | undefined;

window.bench = {
  async boot() {
    await assets.essential;
    await assets.fetchLibrary();
    await warmedUp;
    await lastIsGone();
    const began = performance.now();
    await new Promise<void>((ready, failed) => {
      listen = { ready, failed, done: () => {} };
      sandbox = new Sandbox(assets, {
        onReady: () => {
          sandbox.prepare();
          listen.ready();
        },
        onFailed: (reason) => listen.failed(new Error(reason)),
        onProgress: (chunks) => {
          output += chunks.map(({ text }) => text).join('');
        },
        onInputWanted: () => {},
        onLibraryWanted: () => listen.failed(new Error('It has the whole library, and asked for it.')),
        onDone: ({ kind }) => listen.done(kind),
      });
      frame = [...document.querySelectorAll('iframe')].at(-1);
    });
    return performance.now() - began;
  },
  run(code, { recordSteps = false, record = true } = {}) {
    output = '';
    reads = record !== 'unread';
    const began = performance.now();
    return new Promise<BenchRun>((resolve, reject) => {
      listen.done = (outcome) => {
        const milliseconds = performance.now() - began;
        if (outcome !== 'completed') reject(new Error(`The program ${outcome}: ${output}`));
        else resolve({ milliseconds, ...sizeOf(sandbox.log), output });
      };
      sandbox.run(
        { code, timeLimitSeconds: 120, inputLines: [], recordSteps, record: record === 'unread' || record },
        true,
      );
    });
  },
};

const { read } = Arrivals.prototype;
Arrivals.prototype.read = function (batch, output) {
  return reads ? read.call(this, batch, output) : { kind: 'read', output: [...output] };
};

async function warmUp(): Promise<void> {
  for (const program of WARM_UP_PROGRAMS) {
    await new Promise((resolve) => setTimeout(resolve, WARM_UP_AFTER_MS));
    if (program.needsLibrary) await assets.fetchLibrary();
    await new Promise<void>((ended) => runWarmUp(program, assets, ended));
  }
}

/** A frame is removed a little after its run. The peer's last worker too is long gone when the next program runs. */
async function lastIsGone(): Promise<void> {
  while (frame?.isConnected) await new Promise((resolve) => setTimeout(resolve, 10));
}

function sizeOf({ length, steps }: EventLog): Pick<BenchRun, 'events' | 'steps' | 'facts'> {
  const facts = steps.reduce(
    (sum, { names, refcounts, edges }) => sum + Object.keys(names).length + refcounts.size + edges.length,
    0,
  );
  return { events: length, steps: steps.length, facts };
}

document.documentElement.dataset.runState = 'ready';
