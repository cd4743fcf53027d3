import { facts } from 'virtual:interpreter';
import { Sandbox, type SandboxListener } from '../sandbox/sandbox.ts';
import { EventLog } from '../trace/eventLog.ts';
import type { Outcome } from '../trace/format.ts';
import { type ComingAssets, fetchAssets } from './fetchAssets.ts';
import type { InterpreterState, Run, RunOptions, SavedRun, Session, SessionState } from './state.ts';
import { WarmUp } from './warmUp.ts';

/** In the page's performance timeline: all that an interpreter starts from has come. */
const FETCHED_MARK = 'python-fetched';

/** Files are fetched at once; the first interpreter is started when `mayStart` comes, or when something is run. */
export function createSession(mayStart: Promise<void> = Promise.resolve()): Session {
  return new PageSession(mayStart);
}

/** How long after the graceful limit a run is ended from outside: it sits in C code that asks for no signals. */
const WATCHDOG_MS = 3000;
/**
 * A run that lasts this long has a successor warmed beside it. Shorter ones are not slowed down by that: with two
 * processors, their picture came half a second later.
 */
const WARM_WHILE_RUNNING_MS = 3000;
/** After a run its picture is painted first. */
const WARM_AFTER_RUN_MS = 150;
/** So long nothing is run, and the standard library is fetched beforehand. */
const LIBRARY_AFTER_MS = 2000;
/** A sandbox that does not come up in this time will not. */
const START_MS = 60_000;

/** What is there to run on. */
type Supply = { kind: 'failed' } | { kind: 'stocked'; assets: ComingAssets; standby: Sandbox | null };

/** A run that has no sandbox yet. */
interface WaitingRun {
  options: RunOptions;
  /** It was begun before, and found that it needs the standard library. */
  needsLibrary: boolean;
}

/** Fetches the interpreter once, keeps one sandbox warm, and gives every run a fresh one. */
class PageSession implements Session {
  readonly #listeners = new Set<() => void>();
  #state: SessionState = {
    interpreter: { kind: 'loading', stage: 'Fetching Python', loadedBytes: 0, totalBytes: 0 },
    python: facts.python,
    run: null,
    revision: 0,
  };
  #supply: Supply;
  /** The sandbox that the newest run has. */
  #active: Sandbox | null = null;
  #waitingRun: WaitingRun | null = null;
  #hasEssentials = false;
  #hasLibrary = false;
  /** How the newest run was begun. */
  #current: WaitingRun = { options: { timeLimitSeconds: 0, inputLines: [] }, needsLibrary: false };
  #lastRunId = 0;
  readonly #warmUp = new WarmUp();
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #warming: ReturnType<typeof setTimeout> | undefined;
  #starting: ReturnType<typeof setTimeout> | undefined;
  #fetchingLibrary: ReturnType<typeof setTimeout> | undefined;

  constructor(mayStart: Promise<void>) {
    this.#supply = this.#fetch();
    mayStart.then(() => this.#warm());
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
    this.#warmUp.giveWay();
    clearTimeout(this.#fetchingLibrary);
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
    this.#waitingRun = { options, needsLibrary: false };
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
    const { options } = this.#current;
    this.#current.options = { ...options, inputLines: [...options.inputLines, line] };
    this.#watch();
    this.#active.answerInput(line);
    this.#change({});
  }

  restart(): void {
    if (this.#supply.kind !== 'failed') return;
    this.#change({
      interpreter: { kind: 'loading', stage: 'Fetching Python', loadedBytes: 0, totalBytes: 0 },
    });
    this.#supply = this.#fetch();
    this.#warm();
  }

  #fetch(): Supply {
    this.#hasEssentials = false;
    this.#hasLibrary = false;
    const assets = fetchAssets((loadedBytes, totalBytes) => {
      if (this.#state.interpreter.kind !== 'loading') return;
      this.#change({ interpreter: { kind: 'loading', stage: 'Fetching Python', loadedBytes, totalBytes } });
    });
    assets.essential.then(
      () => {
        performance.mark(FETCHED_MARK);
        this.#starts();
      },
      ({ message }: Error) => {
        this.#dropStandby();
        this.#fail(`Python could not be fetched: ${message}.`);
      },
    );
    return { kind: 'stocked', assets, standby: null };
  }

  /** Starts a standby sandbox where there is none; before the files have come, they go there as they come. */
  #warm(): void {
    clearTimeout(this.#warming);
    const supply = this.#supply;
    if (supply.kind !== 'stocked' || supply.standby !== null) return;
    const standby: Sandbox = new Sandbox(
      supply.assets,
      this.#listenerFor(() => standby),
    );
    supply.standby = standby;
    if (this.#hasEssentials) this.#starts();
  }

  /** The standby has all it needs. */
  #starts(): void {
    this.#hasEssentials = true;
    clearTimeout(this.#starting);
    this.#starting = setTimeout(() => this.#standbyFailed('It did not start within a minute.'), START_MS);
    const { interpreter } = this.#state;
    if (interpreter.kind === 'loading' && !this.#waitsForLibrary)
      this.#change({ interpreter: { ...interpreter, stage: 'Starting Python' } });
  }

  /** What is done while nobody runs anything. */
  #whileQuiet(): void {
    if (this.#active !== null || this.#supply.kind !== 'stocked') return;
    this.#supply.standby?.prepare();
    this.#warmUp.whenQuiet(this.#supply.assets);
    clearTimeout(this.#fetchingLibrary);
    const { assets } = this.#supply;
    this.#fetchingLibrary = setTimeout(async () => {
      await this.#fetchLibrary();
      assets.store();
    }, LIBRARY_AFTER_MS);
  }

  /** Where it fails, that matters to a run that waits for it, and to nobody else. */
  async #fetchLibrary(): Promise<void> {
    if (this.#supply.kind !== 'stocked') return;
    await this.#supply.assets.fetchLibrary().then(
      () => {
        this.#hasLibrary = true;
        this.#startWaitingRun();
      },
      ({ message }: Error) => {
        if (!this.#waitsForLibrary) return;
        const sentence = `The program needs Python’s standard library, which could not be fetched: ${message}.`;
        this.#endRun({ kind: 'crashed', message: sentence });
      },
    );
  }

  #listenerFor(sandbox: () => Sandbox): SandboxListener {
    const whileActive = (act: (run: Run) => void) => {
      const { run } = this.#state;
      if (this.#active === sandbox() && run !== null && run.outcome === null) act(run);
    };
    return {
      onReady: () => {
        clearTimeout(this.#starting);
        this.#startWaitingRun();
        if (this.#state.interpreter.kind !== 'running' && !this.#waitsForLibrary)
          this.#change({ interpreter: { kind: 'ready' } });
        this.#whileQuiet();
      },
      onFailed: (reason) => this.#standbyFailed(reason),
      onProgress: (output) =>
        whileActive((run) => {
          for (const chunk of output) run.output.push(chunk);
          this.#change({});
        }),
      onInputWanted: (prompt) =>
        whileActive((run) => {
          clearTimeout(this.#deadline);
          run.waitingForInput = prompt;
          this.#change({});
        }),
      onLibraryWanted: () => whileActive((run) => this.#runAgain(run)),
      onDone: (outcome) => whileActive(() => this.#endRun(outcome)),
    };
  }

  #startWaitingRun(): void {
    const { run } = this.#state;
    const supply = this.#supply;
    const waiting = this.#waitingRun;
    if (run === null || waiting === null || supply.kind !== 'stocked') return;
    if (supply.standby === null) this.#warm();
    if (!supply.standby?.isReady || this.#waitsForLibrary) return;
    const sandbox = supply.standby;
    supply.standby = null;
    this.#waitingRun = null;
    this.#active = sandbox;
    this.#current = waiting;
    run.log = sandbox.log;
    run.output = [];
    sandbox.run({ code: run.code, ...waiting.options }, this.#hasLibrary);
    this.#watch();
    this.#warming = setTimeout(() => this.#warm(), WARM_WHILE_RUNNING_MS);
    this.#change({ interpreter: { kind: 'running' } });
  }

  get #waitsForLibrary(): boolean {
    return (this.#waitingRun?.needsLibrary ?? false) && !this.#hasLibrary;
  }

  /** From the start, as soon as the standard library is there: the same program does the same again. */
  #runAgain(run: Run): void {
    const { options, needsLibrary } = this.#current;
    if (needsLibrary) {
      this.#endRun({ kind: 'crashed', message: 'The program asked twice for the standard library.' });
      return;
    }
    clearTimeout(this.#deadline);
    this.#active = null;
    run.waitingForInput = null;
    this.#waitingRun = { options, needsLibrary: true };
    this.#change({
      interpreter: { kind: 'loading', stage: 'Fetching the standard library', loadedBytes: 0, totalBytes: 0 },
    });
    this.#fetchLibrary();
    this.#startWaitingRun();
  }

  #watch(): void {
    clearTimeout(this.#deadline);
    const limitMs = this.#current.options.timeLimitSeconds * 1000;
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
    const isThere = this.#supply.kind === 'stocked' && this.#supply.standby?.isReady;
    const isReady = interpreter.kind === 'running' || (interpreter.kind === 'loading' && isThere);
    this.#change({ interpreter: isReady ? { kind: 'ready' } : interpreter });
    clearTimeout(this.#warming);
    this.#warming = setTimeout(() => this.#warm(), WARM_AFTER_RUN_MS);
    this.#whileQuiet();
  }

  #dropStandby(): void {
    clearTimeout(this.#starting);
    if (this.#supply.kind === 'stocked') this.#supply.standby?.end();
  }

  #standbyFailed(reason: string): void {
    this.#dropStandby();
    this.#fail(`Python could not be started: ${reason}`);
  }

  /** A run that waits for an interpreter ends with it; one that has its own goes on. */
  #fail(reason: string): void {
    this.#supply = { kind: 'failed' };
    this.#change({ interpreter: { kind: 'failed', reason } });
    if (this.#waitingRun !== null) this.#endRun({ kind: 'crashed', message: reason });
  }

  #change(change: { interpreter?: InterpreterState; run?: Run }): void {
    this.#state = { ...this.#state, ...change, revision: this.#state.revision + 1 };
    for (const listener of this.#listeners) listener();
  }
}
