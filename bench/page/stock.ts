import type { FromStock } from './stockWorker.ts';

let worker: Worker;

function start(): Promise<number> {
  const began = performance.now();
  worker?.terminate();
  worker = new Worker(new URL('./stockWorker.ts', import.meta.url), { type: 'module' });
  return answer(() => performance.now() - began);
}

function answer<T>(make: (message: FromStock) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<FromStock>) => {
      if (data.error === null) resolve(make(data));
      else reject(new Error(data.error));
    };
  });
}

const started = start();
let isFresh = true;

window.bench = {
  boot() {
    const milliseconds = isFresh ? started : start();
    isFresh = false;
    return milliseconds;
  },
  run(code) {
    const began = performance.now();
    worker.postMessage(code);
    return answer(({ output }) => ({
      milliseconds: performance.now() - began,
      events: 0,
      steps: 0,
      facts: 0,
      output,
    }));
  },
};
await started;
document.documentElement.dataset.runState = 'ready';
