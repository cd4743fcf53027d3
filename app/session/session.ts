import { facts } from 'virtual:interpreter';
import { Sandbox, type SandboxAssets, type SandboxListener } from '../sandbox/sandbox.ts';
import { EventLog } from '../trace/eventLog.ts';
import type { Outcome } from '../trace/format.ts';
import { fetchAssets } from './fetchAssets.ts';
import type { InterpreterState, Run, RunOptions, SavedRun, Session, SessionState } from './state.ts';

export function createSession(): Session {
  return new PageSession();
}

/** How long after the graceful limit a run is ended from outside: it sits in C code that asks for no signals. */
const WATCHDOG_MS = 3000;
/** A run that lasts this long has a successor warmed beside it; shorter ones are not slowed down by that. */
const WARM_WHILE_RUNNING_MS = 400;
/** A sandbox that does not come up in this time will not. */
const START_MS = 60_000;

/** What is there to run on. */
type Supply =
  | { kind: 'fetching' }
  | { kind: 'failed'; reason: string }
  | { kind: 'stocked'; assets: SandboxAssets; spare: Sandbox | null };

/** Fetches the interpreter once, keeps one sandbox warm, and gives every run a fresh one. */
class PageSession implements Session {
  readonly #listeners = new Set<() => void>();
  #state: SessionState = {
    interpreter: { kind: 'loading', stage: 'Fetching Python', loadedBytes: 0, totalBytes: 0 },
    python: facts.python,
    run: null,
    revision: 0,
  };
  #supply: Supply = { kind: 'fetching' };
  /** The sandbox that the newest run has. */
  #active: Sandbox | null = null;
  #waitingRun: RunOptions | null = null;
  #lastRunId = 0;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #warming: ReturnType<typeof setTimeout> | undefined;
  #starting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    void this.#fetch();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  getState(): SessionState {
    return this.#state;
  }

  run(code: string, options: RunOptions): void {
    this.stop();
    this.#lastRunId += 1;
    const run: Run = {
      id: this.#lastRunId,
      code,
      log: new EventLog(),
      output: [],
      waitingForInput: null,
      outcome: null,
      versions: { python: facts.python, pyodide: facts.pyodide },
    };
    this.#waitingRun = options;
    this.#change({ run });
    if (this.#supply.kind === 'failed') this.restart();
    else this.#startWaitingRun();
  }

  open(saved: SavedRun): void {
    this.stop();
    this.#lastRunId += 1;
    this.#change({ run: { ...saved, id: this.#lastRunId, waitingForInput: null } });
  }

  stop(): void {
    this.#endRun({ kind: 'stopped' });
  }

  answerInput(line: string): void {
    const { run } = this.#state;
    if (run === null || run.waitingForInput === null || this.#active === null) return;
    run.waitingForInput = null;
    this.#watch(this.#timeLimitMs);
    this.#active.answerInput(line);
    this.#change({});
  }

  restart(): void {
    if (this.#supply.kind !== 'failed') return;
    this.#supply = { kind: 'fetching' };
    this.#change({
      interpreter: { kind: 'loading', stage: 'Fetching Python', loadedBytes: 0, totalBytes: 0 },
    });
    void this.#fetch();
  }

  #timeLimitMs = 0;

  async #fetch(): Promise<void> {
    try {
      const assets = await fetchAssets((loadedBytes, totalBytes) => {
        this.#change({ interpreter: { kind: 'loading', stage: 'Fetching Python', loadedBytes, totalBytes } });
      });
      this.#supply = { kind: 'stocked', assets, spare: null };
      this.#warm();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#fail(`Python could not be fetched: ${detail}.`);
    }
  }

  /** Starts a spare sandbox where there is none. */
  #warm(): void {
    clearTimeout(this.#warming);
    const supply = this.#supply;
    if (supply.kind !== 'stocked' || supply.spare !== null) return;
    const spare: Sandbox = new Sandbox(
      supply.assets,
      this.#listenerFor(() => spare),
    );
    supply.spare = spare;
    this.#starting = setTimeout(() => {
      if (!spare.isReady && supply.spare === spare) this.#spareFailed('It did not start within a minute.');
    }, START_MS);
    const { interpreter } = this.#state;
    if (interpreter.kind === 'loading')
      this.#change({ interpreter: { ...interpreter, stage: 'Starting Python' } });
  }

  #listenerFor(sandbox: () => Sandbox): SandboxListener {
    const whileActive = (act: (run: Run) => void) => {
      const { run } = this.#state;
      if (this.#active === sandbox() && run !== null && run.outcome === null) act(run);
    };
    return {
      onReady: () => {
        clearTimeout(this.#starting);
        if (this.#state.interpreter.kind !== 'running') this.#change({ interpreter: { kind: 'ready' } });
        this.#startWaitingRun();
      },
      onFailed: (reason) => this.#spareFailed(reason),
      onProgress: (output) =>
        whileActive((run) => {
          run.output.push(...output);
          this.#change({});
        }),
      onInputWanted: (prompt) =>
        whileActive((run) => {
          clearTimeout(this.#deadline);
          run.waitingForInput = prompt;
          this.#change({});
        }),
      onDone: (outcome) => whileActive(() => this.#endRun(outcome)),
    };
  }

  #startWaitingRun(): void {
    const { run } = this.#state;
    const supply = this.#supply;
    if (run === null || this.#waitingRun === null || supply.kind !== 'stocked') return;
    if (supply.spare === null) this.#warm();
    if (!supply.spare?.isReady) return;
    const sandbox = supply.spare;
    const options = this.#waitingRun;
    supply.spare = null;
    this.#waitingRun = null;
    this.#active = sandbox;
    run.log = sandbox.log;
    this.#timeLimitMs = options.timeLimitSeconds * 1000;
    sandbox.run({ code: run.code, ...options });
    this.#watch(this.#timeLimitMs);
    this.#warming = setTimeout(() => this.#warm(), WARM_WHILE_RUNNING_MS);
    this.#change({ interpreter: { kind: 'running' } });
  }

  #watch(limitMs: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#endRun({ kind: 'limit', limit: 'time' }), limitMs + WATCHDOG_MS);
  }

  #endRun(outcome: Outcome): void {
    const { run } = this.#state;
    if (run === null || run.outcome !== null) return;
    clearTimeout(this.#deadline);
    this.#active?.end();
    this.#active = null;
    this.#waitingRun = null;
    run.outcome = outcome;
    run.waitingForInput = null;
    const { interpreter } = this.#state;
    this.#change({ interpreter: interpreter.kind === 'running' ? { kind: 'ready' } : interpreter });
    this.#warm();
  }

  #spareFailed(reason: string): void {
    clearTimeout(this.#starting);
    if (this.#supply.kind === 'stocked') this.#supply.spare?.end();
    this.#fail(`Python could not be started: ${reason}`);
  }

  /** A run that waits for an interpreter ends with it; one that has its own goes on. */
  #fail(reason: string): void {
    this.#supply = { kind: 'failed', reason };
    this.#change({ interpreter: { kind: 'failed', reason } });
    if (this.#waitingRun !== null) this.#endRun({ kind: 'crashed', message: reason });
  }

  #change(change: { interpreter?: InterpreterState; run?: Run }): void {
    this.#state = { ...this.#state, ...change, revision: this.#state.revision + 1 };
    for (const listener of this.#listeners) listener();
  }
}
