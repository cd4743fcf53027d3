import { Sandbox } from '../../app/sandbox/sandbox.ts';
import { fetchAssets } from '../../app/session/fetchAssets.ts';
import type { BenchRun } from './bench.d.ts';

/** The page's own sandbox, interpreter and log, without what is drawn of them. */
const assets = fetchAssets(() => {});
let sandbox: Sandbox;
let listen: { ready: () => void; failed: (reason: Error) => void; done: (outcome: string) => void };
let output = '';

window.bench = {
  async boot() {
    const stocked = await assets;
    const began = performance.now();
    await new Promise<void>((ready, failed) => {
      listen = { ready, failed, done: () => {} };
      sandbox = new Sandbox(stocked, {
        onReady: () => listen.ready(),
        onFailed: (reason) => listen.failed(new Error(reason)),
        onProgress: (chunks) => {
          output += chunks.map(({ text }) => text).join('');
        },
        onInputWanted: () => {},
        onDone: ({ kind }) => listen.done(kind),
      });
    });
    return performance.now() - began;
  },
  run(code, { recordSteps = false } = {}) {
    output = '';
    const began = performance.now();
    return new Promise<BenchRun>((resolve, reject) => {
      listen.done = (outcome) => {
        const milliseconds = performance.now() - began;
        if (outcome !== 'completed') reject(new Error(`The program ${outcome}: ${output}`));
        else resolve({ milliseconds, events: sandbox.log.length, output });
      };
      sandbox.run({ code, timeLimitSeconds: 120, inputLines: [], recordSteps });
    });
  },
};
document.documentElement.dataset.runState = 'ready';
