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

/**
 * One run as it was at a moment: a new head is made whenever it has grown or ended. Its log and its output are appended
 * to in place, so that older heads see what has come since, too.
 */
export interface Run {
  /** The same for all heads of a run. */
  readonly id: number;
  /** The snippet as it was when Run was pressed. */
  readonly code: string;
  /** The C file beside it; null where there is none. */
  readonly c: string | null;
  readonly log: EventLog;
  /** The log's revision when this head was made. */
  readonly logRevision: number;
  readonly output: readonly OutputChunk[];
  /** It was opened from a document that does not say when its output was written. */
  readonly hasUntimedOutput?: boolean;
  /** The prompt of an `input()` that waits for a line; null where none waits. */
  readonly waitingForInput: string | null;
  /** null while it runs. */
  readonly outcome: Outcome | null;
  /** How long it ran, without what a person took to answer `input()`; null until it is over, and where nothing ran here. */
  readonly tookMs: number | null;
  /** What it runs, or ran, on. */
  readonly versions: { readonly python: string; readonly pyodide: string };
}

/** A run that was saved, and is shown again without running. */
export type SavedRun = Pick<Run, 'code' | 'c' | 'log' | 'output' | 'hasUntimedOutput' | 'versions'> & {
  outcome: Outcome;
};

export interface RunOptions {
  /** Seconds after which a run is ended gracefully. */
  timeLimitSeconds: number;
  /** Lines that `input()` reads first. */
  inputLines: string[];
  /** The C file of the program, and what it was compiled to. */
  c?: { source: string; module: Uint8Array };
}

/** An immutable picture of the session; a new one is made at each change. */
export interface SessionState {
  interpreter: InterpreterState;
  /** The version of Python that runs here. */
  python: string;
  /** The newest run; null before the first. */
  run: Run | null;
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
