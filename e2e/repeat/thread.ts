import { parentPort, workerData } from 'node:worker_threads';
import { runInNode } from '../../app/interpreter/node/nodeInterpreter.ts';
import { comparable } from './comparable.ts';

/** Interpreters of one process pile up: a thread runs a program some times, and takes them with it. */
const { code, times } = workerData as { code: string; times: number };
for (let time = 0; time < times; time += 1) {
  const { log, output, outcome } = await runInNode(code, { recordSteps: true });
  parentPort!.postMessage(comparable(log, code, output, outcome));
}
// Pyodide leaves timers behind.
process.exit();
