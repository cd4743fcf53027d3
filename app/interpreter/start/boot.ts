import type { Recorder } from '../record/recorder.ts';
import { Poll } from '../run/poll.ts';
import { PythonCalls } from '../run/pythonCalls.ts';
import type { InterpreterAssets, SnapshotAssets } from './assets.ts';
import { jspi } from './importOverrides.ts';
import { INITIAL_DATA_SECTION, unpackInitialData } from './initialData.ts';
import { type Loaded, load } from './loader.ts';
import { PYTHON_MODULES_ON_DEMAND } from './pythonModules.ts';
import { readSnapshot } from './snapshotFile.ts';
import { enterTimeZone } from './timeZone.ts';

/** A CPython that was restored from the snapshot and has run nothing yet. It runs one snippet. */
export interface Interpreter extends Loaded {
  recorder: Recorder;
  poll: Poll;
  calls: PythonCalls;
  harness: SnapshotAssets['manifest']['harness'];
  versions: { python: string; pyodide: string };
  /** Whether `input()` can wait for a person: the engine can suspend wasm. */
  canWait: boolean;
  /**
   * Has the engine compile what prepares a program, by preparing one for nothing. It comes before the snippet in any
   * case, so that memory is the same whenever it is done.
   */
  rehearse(): Promise<void>;
  /** What a read of standard input waits for; set for the length of a run. */
  waiting: { beforeInput: () => Promise<void> | null };
}

/** Restores an interpreter. The same code runs in Node and in the browser's worker; no network is used. */
export async function boot(
  assets: InterpreterAssets & SnapshotAssets,
  recorder: Recorder,
): Promise<Interpreter> {
  const poll = new Poll();
  const waiting = { beforeInput: (): Promise<void> | null => null };
  const { key, leftOut, harness, timeZone, python, pyodide } = assets.manifest;
  const loaded = await load({
    assets,
    recorder,
    key,
    leftOut,
    snapshot: Promise.resolve(assets.snapshot).then(readSnapshot),
    beforeStart: (memory, wasm, snapshot) => {
      const [packed] = WebAssembly.Module.customSections(wasm, INITIAL_DATA_SECTION);
      if (packed === undefined || snapshot === undefined) return;
      unpackInitialData(new Uint32Array(packed), snapshot.image, new Uint32Array(memory.buffer));
    },
    overrides: {
      pendingSignal: poll.pendingSignal,
      sleepClock: poll.sleepClock,
      beforeInput: () => waiting.beforeInput(),
    },
  });
  const { module, exports } = loaded;
  // Otherwise the start has run Python, whose garbage a program's first collection would count as its own.
  if (leftOut.includes(PYTHON_MODULES_ON_DEMAND)) exports.PyGC_Collect();
  // Files and devices are JavaScript's and not in the snapshot.
  module.API.initializeStreams!();
  enterTimeZone(module, loaded.setTimeZone, timeZone.places, timeZone.objects);
  module.HEAP8[module._Py_EMSCRIPTEN_SIGNAL_HANDLING] = 1;
  const clock = exports._Py_emscripten_signal_clock.value >>> 2;
  poll.askAfter = (count) => {
    module.HEAPU32[clock] = count;
  };
  poll.interrupt = () => exports.PyErr_SetInterrupt();
  recorder.attach(module, exports, assets.manifest.capi);
  const calls = new PythonCalls(module, exports);
  let rehearsal: Promise<void> | null = null;
  return {
    ...loaded,
    recorder,
    poll,
    calls,
    rehearse: () => {
      rehearsal ??= calls.call(harness.rehearse).then((none) => calls.release(none));
      return rehearsal;
    },
    harness,
    versions: { python, pyodide },
    canWait: jspi.Suspending !== undefined && jspi.promising !== undefined,
    waiting,
  };
}
