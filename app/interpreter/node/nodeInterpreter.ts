import { resolve } from 'node:path';
import { moduleProblemText } from '../../clab/module/moduleProblem.ts';
import type { EventLog } from '../../trace/eventLog.ts';
import type { Outcome } from '../../trace/format.ts';
import type { OutputChunk } from '../../trace/output.ts';
import { createRecorder } from '../record/createRecorder.ts';
import type { RecordsGo } from '../record/recorder.ts';
import { installLab } from '../run/lab.ts';
import { run } from '../run/run.ts';
import { boot, type Interpreter } from '../start/boot.ts';
import { nodeAssets } from './nodeAssets.ts';

export interface NodeRunOptions {
  timeLimitSeconds?: number;
  recordSteps?: boolean;
  /** The module that the program's C was compiled to. */
  lab?: Uint8Array;
  /** What `input()` reads first. */
  inputLines?: readonly string[];
  /** Where further lines come from; none by default. */
  readLine?: () => string | null;
  /** Folders of this machine that are put on sys.path. */
  paths?: readonly string[];
  /** Called with what was printed, about every 100 ms. */
  onOutput?: (chunks: OutputChunk[]) => void;
}

export interface NodeRun {
  log: EventLog;
  output: OutputChunk[];
  stdout: string;
  stderr: string;
  outcome: Outcome;
  python: string;
  pyodide: string;
}

/** A fresh instrumented interpreter in this process, with folders of this machine on its sys.path. */
export async function bootInNode(
  paths: readonly string[],
  recordsGo: RecordsGo = 'into-log',
): Promise<Interpreter> {
  const assets = await nodeAssets();
  const interpreter = await boot(assets, createRecorder(assets, recordsGo));
  for (const [index, path] of paths.entries()) await mount(interpreter, resolve(path), `/mnt/path${index}`);
  return interpreter;
}

/** Runs a snippet in this process: a program that sits in C code for ever is not ended. */
export async function runInNode(code: string, options: NodeRunOptions = {}): Promise<NodeRun> {
  const interpreter = await bootInNode(options.paths ?? []);
  if (options.lab !== undefined) {
    const installed = installLab(interpreter, options.lab, true);
    if (installed.kind !== 'installed') throw new Error(moduleProblemText(installed));
  }
  const output: OutputChunk[] = [];
  const outcome = await run(
    interpreter,
    {
      code,
      timeLimitSeconds: options.timeLimitSeconds ?? 30,
      inputLines: options.inputLines ?? [],
      recordSteps: options.recordSteps ?? false,
    },
    {
      deliver(chunks) {
        interpreter.recorder.drain();
        for (const chunk of chunks) output.push(chunk);
        options.onOutput?.(chunks);
      },
      ...(options.readLine ? { readLine: options.readLine } : {}),
    },
  );
  const written = (stream: OutputChunk['stream']) =>
    output
      .filter((chunk) => chunk.stream === stream)
      .map((chunk) => chunk.text)
      .join('');
  return {
    log: interpreter.recorder.log,
    output,
    stdout: written('stdout'),
    stderr: written('stderr'),
    outcome,
    ...interpreter.versions,
  };
}

/** Makes a folder of this machine importable. */
async function mount({ module, calls, harness }: Interpreter, folder: string, at: string): Promise<void> {
  module.FS.mkdirTree(at);
  module.FS.mount(module.FS.filesystems.NODEFS, { root: folder }, at);
  await calls.call(harness.add_path, calls.str(at));
}
