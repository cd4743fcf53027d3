import type { EventLog } from '../../trace/eventLog.ts';
import type { CapiAddresses } from '../capi/capiModule.ts';
import type { PackedBatch } from '../wire/packing.ts';

/** The small wasm modules that the probe in the instrumented interpreter asks, as built by `instrument()`. */
export interface RecorderAssets {
  /** A map in a memory of its own; one for types, one for watched objects. */
  registry: Uint8Array;
  /** Holds the line tables that steps are found with. */
  lines: Uint8Array;
  /** Makes records and steps short for their way to the page. */
  packer: Uint8Array;
}

export interface RecordingOptions {
  /** Whether names, refcounts and references are read at each line. */
  steps?: boolean;
  /** Whether what the probe writes goes nowhere: to measure what writing it costs. */
  thrownAway?: boolean;
  /** Called at each line of the snippet, where steps are recorded. */
  atLine?: () => void;
  /** Called when there is so much that it is worth being taken. */
  full?: () => void;
}

/** A recorder whose interpreter has not started yet. */
export interface RecorderBeforeStart {
  /** What the probe in the instrumented wasm imports. */
  readonly imports: WebAssembly.Imports;
  /** Once, after boot and snapshot restore. */
  attach(exports: WebAssembly.Exports, capi: CapiAddresses): Recorder;
}

/** Words in the interpreter's memory that the program's C writes: see `LineWords` of clab/module/lineHooks.ts. */
export interface LabWords {
  siteAt: number;
  frameAt: number;
  dataAt: number;
  tableAt: number;
  currentFrameAt: number;
}

/** The module that the program's C was compiled to. */
export interface Lab {
  /** The name that Python imports it by. */
  name: string;
  functions: readonly { name: string; lines: readonly number[] }[];
  /** How much of memory its data takes. */
  dataBytes: number;
  /** How many function pointers point to its functions. */
  tableCount: number;
}

export interface Recorder {
  readonly log: EventLog;
  /** Where the program's C writes which of its lines runs. */
  readonly labWords: LabWords;
  /** Before a run whose program has C. */
  takeLab(lab: Lab): void;
  /** Whether the program has imported the module of its C. */
  readonly labIsLoaded: boolean;
  /**
   * Before a run, where there is time: what reads and what packs is made quick, bit by bit. `python` is any Python
   * function. Gives batches of events that did not happen, for what sends them.
   */
  rehearsal(python: number): Iterable<PackedBatch | null>;
  /** Recording on; `snippetFilename` is the address of the str object that the snippet's code has as co_filename. */
  start(snippetFilename: number, options?: RecordingOptions): void;
  stop(): void;
  /** Instead of `start`, before a run that is not recorded. */
  startUnrecorded(): void;
  /** While recording, when the clock was looked at: what comes is recorded with this time, `performance.now()`. */
  readonly clockSeen: (nowMs: number) => void;
  /** Before `stop`, of a program that has come to its end: what the variables of its module lead to. */
  readEnd(globals: number): void;
  /** Reads what was recorded since into `log`; cheap when nothing is new. Not where batches are taken. */
  drain(): void;
  /** How far the recording is: events, or words of records where batches are taken; and steps. */
  position(): { seq: number; steps: number };
  /** What was recorded since the last batch; null for nothing, and always where records are read into `log`. */
  take(): PackedBatch | null;
}

/** What becomes of the records. */
export type RecordsGo =
  /** Read into the recorder's own log. */
  | 'into-log'
  /** Taken by batches and read elsewhere; the recorder's own log knows only what steps need. */
  | 'elsewhere';
