import { Worker } from 'node:worker_threads';
import { Arrivals } from '../interpreter/wire/arrivals.ts';
import { Unpacker } from '../interpreter/wire/packing.ts';
import { EventLog } from '../trace/eventLog.ts';
import type { Outcome } from '../trace/format.ts';
import type { OutputChunk } from '../trace/output.ts';
import type { FromThread, ThreadRequest } from './runThread.ts';

/** How long after the graceful limit the thread is ended: the snippet sits in C code that asks for no signals. */
const WATCHDOG_MS = 3000;

/** A thread does not inherit the loader that understands TypeScript. */
const THREAD_START = `
import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./runThread.ts', import.meta.url).href)});
});`;

export interface ThreadRun {
  log: EventLog;
  stdout: string;
  stderr: string;
  output: OutputChunk[];
  outcome: Outcome;
  /** Whether the program imported the module of its C. */
  labIsLoaded: boolean;
  python: string;
  pyodide: string;
}

/** The module of a program's C that cannot be used; the message is a sentence for people. */
export class LabUnusable extends Error {}

/** Runs a snippet as the page does: in a thread that can be ended, keeping what it handed over until then. */
export function runInThread(request: ThreadRequest): Promise<ThreadRun> {
  const run: ThreadRun = {
    log: new EventLog(),
    stdout: '',
    stderr: '',
    output: [],
    outcome: { kind: 'completed' },
    labIsLoaded: false,
    python: '',
    pyodide: '',
  };
  const unpacker = new Unpacker();
  const arrivals = new Arrivals(run.log);
  const written = (stream: OutputChunk['stream']) =>
    run.output
      .filter((chunk) => chunk.stream === stream)
      .map(({ text }) => text)
      .join('');
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD_START, { eval: true, workerData: request });
    let watchdog: NodeJS.Timeout | undefined;
    const end = (outcome: Outcome) => {
      clearTimeout(watchdog);
      void worker.terminate();
      resolve({ ...run, stdout: written('stdout'), stderr: written('stderr'), outcome });
    };
    worker.on('error', (error) => {
      clearTimeout(watchdog);
      if (run.python === '') reject(error);
      else end({ kind: 'crashed', message: `The interpreter crashed and is gone (${error.message}).` });
    });
    worker.on('message', (message: FromThread) => {
      switch (message.kind) {
        case 'started': {
          run.python = message.python;
          run.pyodide = message.pyodide;
          const limitMs = request.timeLimitSeconds * 1000 + WATCHDOG_MS;
          watchdog = setTimeout(() => end({ kind: 'limit', limit: 'time' }), limitMs);
          return;
        }
        case 'progress': {
          const batch = message.records && unpacker.batch(message.records);
          const arrived = arrivals.read(batch, message.output);
          if (arrived.kind === 'problem')
            return reject(new Error(`A batch of records does not fit: ${arrived.problem}`));
          for (const chunk of arrived.output) run.output.push(chunk);
          return;
        }
        case 'lab-unusable':
          void worker.terminate();
          return reject(new LabUnusable(message.problem));
        case 'done':
          run.labIsLoaded = message.labIsLoaded;
          return end(message.outcome);
      }
    });
  });
}
