import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeAssets } from '../../app/interpreter/node/nodeAssets.ts';
import { createRecorder } from '../../app/interpreter/record/createRecorder.ts';
import { PROBE_BYTES } from '../../app/interpreter/record/probeBuffer.ts';
import type { Recorder, RecorderBeforeStart } from '../../app/interpreter/record/recorder.ts';
import { run } from '../../app/interpreter/run/run.ts';
import type { InterpreterAssets } from '../../app/interpreter/start/assets.ts';
import { boot, type Interpreter } from '../../app/interpreter/start/boot.ts';
import type { CreateModule } from '../../app/interpreter/start/emscripten.ts';
import type { RunRequest } from '../../app/interpreter/wire/runRequest.ts';
import { type RunFacts, traceDocument } from '../../app/trace/document.ts';
import { EventLog } from '../../app/trace/eventLog.ts';
import type { Outcome, Trace } from '../../app/trace/format.ts';
import { checkLaws, lawBreakText } from '../../app/trace/laws/laws.ts';
import type { OutputChunk } from '../../app/trace/output.ts';
import { Observer } from './observer.ts';

/** A snippet that prints this asks for the log to be held against the heap, right there. */
export const MOMENT = '[moment]';

export interface PlainRun {
  stdout: string;
  stderr: string;
  outcome: Outcome;
}

export interface ObservedRun extends PlainRun {
  log: EventLog;
  /** What a reader sees, and the same with the interpreter's own. */
  trace: Trace;
  hiddenTrace: Trace;
  /** Differences between log and heap, and broken laws; one text each. */
  problems: string[];
  /** How many moments the log was held against the heap. */
  moments: number;
}

const TIME_LIMIT_SECONDS = 60;

/** Runs a snippet traced, holding the log against the heap at every MOMENT and at the end, and to all laws. */
export async function observedRun(code: string, recordSteps = false): Promise<ObservedRun> {
  const assets = await nodeAssets();
  const interpreter = await boot(assets, createRecorder(assets));
  const { recorder } = interpreter;
  const observer = new Observer(recorder.log, interpreter.exports);
  let moment = 0;
  const compare = (when: string) => {
    recorder.drain();
    observer.compare(when);
  };
  const decoder = new TextDecoder();
  const plain = await collect(
    interpreter,
    { code, record: true, recordSteps },
    {
      written(stream, bytes) {
        if (stream !== 'stdout' || !decoder.decode(bytes).includes(MOMENT)) return;
        moment += 1;
        compare(`moment ${moment}`);
      },
      stopped: () => compare('at the end'),
    },
  );
  const { log } = recorder;
  const facts: RunFacts = { ...plain, ...interpreter.versions, code };
  const trace = traceDocument(log, facts, { hidden: false });
  const hiddenTrace = traceDocument(log, facts, { hidden: true });
  const broken = (name: string, checked: Trace) =>
    checkLaws(checked).map((lawBreak) => `${name}: ${lawBreakText(lawBreak)}`);
  const problems = [
    ...observer.problems,
    ...broken('as shown', trace),
    ...broken('with the interpreter’s own', hiddenTrace),
  ];
  return { ...plain, log, trace, hiddenTrace, problems, moments: observer.moments };
}

/** The same interpreter with recording off. */
export async function unrecordedRun(code: string): Promise<PlainRun> {
  const assets = await nodeAssets();
  return collect(await boot(assets, createRecorder(assets)), { code, record: false });
}

/**
 * Pyodide's own wasm, without a hook in it, started from the same memory snapshot: the same addresses, the same state
 * of the collector, so that a program that is not disturbed prints the same to the last byte. `capi` is not in it.
 */
export async function stockRun(code: string): Promise<PlainRun> {
  const assets = await nodeAssets();
  stock ??= stockAssets();
  return collect(await boot({ ...assets, ...(await stock) }, NO_RECORDER), { code, record: false });
}

/** The same bytes each time: the engine compiles them once. */
let stock: Promise<Pick<InterpreterAssets, 'python' | 'createModule'>> | undefined;

/**
 * Its JavaScript keeps what its wasm imports, which is more than ours does: functions that ctypes makes have other numbers
 * in it.
 */
async function stockAssets() {
  const read = (file: string) => readFileSync(fileURLToPath(import.meta.resolve(`pyodide/${file}`)));
  const { changedJavaScript } = await import('../../app/interpreter/build/javaScript.ts');
  const { manifest } = await nodeAssets();
  const python = read('pyodide.asm.wasm');
  const folder = mkdtempSync(join(tmpdir(), 'stock-'));
  try {
    const file = join(folder, 'pyodide.asm.mjs');
    writeFileSync(file, changedJavaScript(read('pyodide.asm.mjs').toString(), python, manifest.leftOut));
    const { default: createModule } = (await import(pathToFileURL(file).href)) as { default: CreateModule };
    return { python, createModule };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a recorder asks CPython for when it attaches: it leaves the allocator in another state than not asking. */
interface LookupExports {
  malloc(bytes: number): number;
  free(address: number): void;
  PyUnicode_InternFromString(text: number): number;
  PyImport_ImportModule(name: number): number;
  PyObject_GetAttrString(object: number, name: number): number;
  Py_DecRef(object: number): void;
}

const RECORDS_NOTHING: Recorder = {
  log: new EventLog(),
  labWords: { siteAt: 0, frameAt: 0, dataAt: 0, tableAt: 0, currentFrameAt: 0 },
  labIsLoaded: false,
  takeLab() {},
  startUnrecorded() {},
  rehearsal: () => [],
  start() {},
  stop() {},
  readEnd() {},
  drain() {},
  position: () => ({ seq: 0, steps: 0 }),
  take: () => null,
  clockSeen() {},
};

const NO_RECORDER: RecorderBeforeStart = {
  imports: {},
  attach(exports) {
    const python = exports as unknown as LookupExports;
    const withText = (text: string, use: (at: number) => number): number => {
      const bytes = new TextEncoder().encode(`${text}\0`);
      const at = python.malloc(bytes.length) >>> 0;
      new Uint8Array((exports.memory as WebAssembly.Memory).buffer).set(bytes, at);
      const result = use(at);
      python.free(at);
      return result;
    };
    withText('__module__', (text) => python.PyUnicode_InternFromString(text));
    const imports = withText('_frozen_importlib', (text) => python.PyImport_ImportModule(text));
    python.Py_DecRef(withText('_find_and_load', (text) => python.PyObject_GetAttrString(imports, text)));
    python.Py_DecRef(imports);
    python.malloc(PROBE_BYTES);
    return RECORDS_NOTHING;
  },
};

interface Listener {
  written?(stream: OutputChunk['stream'], bytes: Uint8Array): void;
  stopped?(): void;
}

async function collect(
  interpreter: Interpreter,
  asked: Pick<RunRequest, 'code' | 'record' | 'recordSteps'>,
  listener: Listener = {},
): Promise<PlainRun> {
  const written = { stdout: '', stderr: '' };
  const outcome = await run(
    interpreter,
    { ...asked, timeLimitSeconds: TIME_LIMIT_SECONDS, inputLines: [] },
    {
      ...listener,
      deliver(chunks) {
        for (const { stream, text } of chunks) written[stream] += text;
      },
    },
  );
  return { ...written, outcome };
}
