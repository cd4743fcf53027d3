import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { moduleProblemText } from '../clab/module/moduleProblem.ts';
import { bootInNode } from '../interpreter/node/nodeInterpreter.ts';
import { installLab } from '../interpreter/run/lab.ts';
import { run } from '../interpreter/run/run.ts';
import type { PackedBatch } from '../interpreter/wire/packing.ts';
import type { RunRequest } from '../interpreter/wire/runRequest.ts';
import type { Outcome } from '../trace/format.ts';
import type { OutputChunk } from '../trace/output.ts';

/** The thread that `runInThread` runs a snippet in: it may be ended at any moment, so it hands over as it goes. */
export interface ThreadRequest extends RunRequest {
  paths: string[];
  /** Whether `input()` reads this process's standard input. */
  readsStdin: boolean;
  /** The module that the program's C was compiled to. */
  lab?: Uint8Array;
}

export type FromThread =
  | { kind: 'started'; python: string; pyodide: string }
  | { kind: 'progress'; records: PackedBatch | null; output: OutputChunk[] }
  /** `labIsLoaded` says whether the program imported its C. */
  | { kind: 'done'; outcome: Outcome; labIsLoaded: boolean }
  /** The module of the program's C cannot be used: nothing was run. */
  | { kind: 'lab-unusable'; problem: string };

const request = workerData as ThreadRequest;
const send = (message: FromThread) => parentPort!.postMessage(message);

const interpreter = await bootInNode(request.paths, 'elsewhere');
const installed = request.lab && installLab(interpreter, request.lab, true);
if (installed !== undefined && installed.kind !== 'installed')
  send({ kind: 'lab-unusable', problem: moduleProblemText(installed) });
else await runIt();

async function runIt(): Promise<void> {
  send({ kind: 'started', ...interpreter.versions });
  const outcome = await run(interpreter, request, {
    deliver(output) {
      const records = interpreter.recorder.take();
      if (records !== null || output.length > 0) send({ kind: 'progress', records, output });
    },
    ...(request.readsStdin ? { readLine: lineReader() } : {}),
  });
  send({ kind: 'done', outcome, labIsLoaded: interpreter.recorder.labIsLoaded });
}

/** Lines of standard input, read when they are asked for. */
function lineReader(): () => string | null {
  const bytes: number[] = [];
  const one = new Uint8Array(1);
  return () => {
    bytes.length = 0;
    while (readByte(one)) {
      if (one[0] === 10) return decode(bytes);
      bytes.push(one[0]!);
    }
    return bytes.length === 0 ? null : decode(bytes);
  };
}

function decode(bytes: number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function readByte(into: Uint8Array): boolean {
  for (;;) {
    try {
      return readSync(0, into, 0, 1, null) === 1;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return false;
      // A terminal without anything typed yet.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
