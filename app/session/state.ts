import type { EventLog } from '../trace/eventLog.ts';
import type { Outcome } from '../trace/format.ts';
import type { OutputChunk } from '../trace/output.ts';

/** What the interpreter on this page is doing: one tagged state, shown by the `Interpreter` status. */
export type InterpreterState =
  | { kind: 'loading'; stage: string; loadedBytes: number; totalBytes: number }
  | { kind: 'ready' }
  | { kind: 'running' }
  /** It could not be started, or died; `reason` is one sentence for the person at the screen. */
  | { kind: 'failed'; reason: string };

/** One run, growing while it runs. The log and the list of output are appended to in place. */
export interface Run {
  id: number;
  /** The snippet as it was when Run was pressed. */
  code: string;
  log: EventLog;
  output: OutputChunk[];
  /** It was opened from a document that does not tell when its output was written. */
  hasUntimedOutput?: boolean;
  /** The prompt of an `input()` that waits for a line; null where none waits. */
  waitingForInput: string | null;
  /** null while it runs. */
  outcome: Outcome | null;
  /** What it runs, or ran, on. */
  versions: { python: string; pyodide: string };
}

/** A run that was saved, and is shown again without running. */
export type SavedRun = Pick<Run, 'code' | 'log' | 'output' | 'hasUntimedOutput' | 'versions'> & {
  outcome: Outcome;
};

export interface RunOptions {
  /** Seconds after which a run is ended gracefully. */
  timeLimitSeconds: number;
  /** Lines that `input()` reads first. */
  inputLines: string[];
}

/** An immutable picture of the session; a new one is made at each change, `revision` counting them. */
export interface SessionState {
  interpreter: InterpreterState;
  /** The version of Python that runs here. */
  python: string;
  /** The newest run; null before the first. */
  run: Run | null;
  revision: number;
}

/** The page's owner of interpreters. React reads it with useSyncExternalStore. */
export interface Session {
  subscribe(listener: () => void): () => void;
  getState(): SessionState;
  /** Starts a run in a fresh interpreter, as soon as one is there; an older run is stopped first. */
  run(code: string, options: RunOptions): void;
  /** Shows a run that was saved; one that is running is stopped first. */
  open(saved: SavedRun): void;
  /** Ends the run at once; what was recorded and printed stays. */
  stop(): void;
  /** Answers a waiting `input()`. */
  answerInput(line: string): void;
  /** Tries again after `failed`. */
  restart(): void;
}
