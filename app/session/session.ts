import { facts } from 'virtual:interpreter';
import { Sandbox } from '../sandbox/sandbox.ts';
import { EventLog } from '../trace/eventLog.ts';
import type { OutputChunk } from '../trace/output.ts';
import { type ComingAssets, fetchAssets } from './fetchAssets.ts';
import { canBegin, interpreterState } from './interpreterState.ts';
import { isLive, nextRun, type RunEffect, type RunEvent, type RunLife } from './runLife.ts';
import type { Run, RunOptions, SavedRun, Session, SessionState } from './state.ts';
import {
  initialSupply,
  nextSupply,
  type Supply,
  type SupplyEffect,
  type SupplyEvent,
  type SupplyTimer,
} from './supply.ts';
import { Timers } from './timers.ts';
import { runWarmUp, WARM_UP_PROGRAMS } from './warmUp.ts';

/** In the page's performance timeline: all that an interpreter starts from has come. */
const FETCHED_MARK = 'python-fetched';

/** Files are fetched at once; the first interpreter is started when `mayStart` comes, or when something is run. */
export function createSession(mayStart: Promise<void> = Promise.resolve()): Session {
  return new PageSession(mayStart);
}

/** What of the newest run is not in its life: what it is, and what has come of it. */
type RunBody = Omit<Run, 'logRevision' | 'waitingForInput' | 'outcome' | 'tookMs' | 'output'> & {
  readonly output: OutputChunk[];
};

const VERSIONS = { python: facts.python, pyodide: facts.pyodide };
const NO_BODY: RunBody = { id: 0, code: '', c: null, log: new EventLog(), output: [], versions: VERSIONS };

/**
 * Fetches the interpreter once, keeps one sandbox standing by, and gives every run a fresh one. What is to happen is
 * decided by two state machines, the supply's and the run's; here it is done.
 */
class PageSession implements Session {
  readonly #listeners = new Set<() => void>();
  #supply: Supply = initialSupply();
  #life: RunLife = { kind: 'none' };
  #body = NO_BODY;
  #state: SessionState = {
    interpreter: interpreterState(this.#supply, this.#life),
    python: facts.python,
    run: null,
  };
  #assets: ComingAssets = this.#fetchFiles();
  /** The one that the supply has. */
  #standby: Sandbox | null = null;
  /** The one that the newest run has. */
  #active: Sandbox | null = null;
  #endWarmUp: () => void = () => {};
  readonly #timers = new Timers<SupplyTimer | 'watchdog'>();
  readonly #queue: (() => void)[] = [];
  #isHandling = false;

  constructor(mayStart: Promise<void>) {
    mayStart.then(() => this.#onSupply({ kind: 'start allowed' }));
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
    this.#body = {
      ...NO_BODY,
      id: this.#body.id + 1,
      code,
      c: options.c?.source ?? null,
      log: new EventLog(),
    };
    this.#onRun({ kind: 'asked for', options });
  }

  open({ outcome, ...saved }: SavedRun): void {
    this.stop();
    this.#body = { ...saved, id: this.#body.id + 1, output: [...saved.output] };
    this.#onRun({ kind: 'opened', outcome });
  }

  stop(): void {
    this.#onRun({ kind: 'stopped' });
  }

  answerInput(line: string): void {
    this.#onRun({ kind: 'answered', line });
  }

  restart(): void {
    this.#onSupply({ kind: 'restart' });
  }

  #onSupply(event: SupplyEvent): void {
    this.#handle(() => {
      const { state, effects } = nextSupply(this.#supply, event, WARM_UP_PROGRAMS);
      const hasFailed = state.kind === 'failed' && this.#supply.kind !== 'failed';
      this.#supply = state;
      for (const effect of effects) this.#performForSupply(effect);
      if (hasFailed) this.#onRun({ kind: 'no interpreter', reason: state.reason });
    });
  }

  #onRun(event: RunEvent): void {
    this.#handle(() => {
      const wasLive = isLive(this.#life);
      const { state, effects } = nextRun(this.#life, event, performance.now());
      this.#life = state;
      for (const effect of effects) this.#performForRun(effect);
      if (wasLive && !isLive(state)) this.#onSupply({ kind: 'run ended' });
    });
  }

  /** Events that others bring about come after them, one by one; then what has changed is shown. */
  #handle(event: () => void): void {
    this.#queue.push(event);
    if (this.#isHandling) return;
    this.#isHandling = true;
    const before = { supply: this.#supply, life: this.#life, body: this.#body };
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      next();
      if (this.#queue.length === 0 && canBegin(this.#supply, this.#life))
        this.#onRun({ kind: 'given interpreter', hasLibrary: hasLibrary(this.#supply) });
    }
    this.#isHandling = false;
    const isRunSame = this.#life === before.life && this.#body === before.body;
    if (!isRunSame || this.#supply !== before.supply) this.#show(isRunSame ? this.#state.run : this.#head());
  }

  /** A run's state at this moment. */
  #head(): Run | null {
    const life = this.#life;
    if (life.kind === 'none') return null;
    return {
      ...this.#body,
      logRevision: this.#body.log.revision,
      waitingForInput: life.kind === 'running' ? life.prompt : null,
      outcome: life.kind === 'over' ? life.outcome : null,
      tookMs: life.kind === 'over' ? life.tookMs : null,
    };
  }

  #show(run: Run | null): void {
    this.#state = { ...this.#state, interpreter: interpreterState(this.#supply, this.#life), run };
    for (const listener of this.#listeners) listener();
  }

  #performForSupply(effect: SupplyEffect): void {
    switch (effect.do) {
      case 'fetch files':
        this.#assets = this.#fetchFiles();
        return;
      case 'fetch library':
        return void this.#fetchLibrary();
      case 'store files':
        return void this.#assets.store();
      case 'start standby':
        this.#standby = this.#startSandbox();
        return;
      case 'prepare standby':
        return void this.#standby?.prepare();
      case 'end standby':
        this.#standby?.end();
        this.#standby = null;
        return;
      case 'run warm-up':
        this.#endWarmUp = runWarmUp(WARM_UP_PROGRAMS[effect.program]!, this.#assets, () =>
          this.#onSupply({ kind: 'warm-up ended' }),
        );
        return;
      case 'end warm-up':
        return void this.#endWarmUp();
      case 'set timer':
        return void this.#timers.set(effect.timer, effect.ms, () =>
          this.#onSupply({ kind: 'due', timer: effect.timer }),
        );
      case 'clear timer':
        return void this.#timers.clear(effect.timer);
    }
  }

  #performForRun(effect: RunEffect): void {
    switch (effect.do) {
      case 'ask for interpreter':
        return void this.#onSupply({ kind: 'run asked for' });
      case 'ask for library':
        return void this.#onSupply({ kind: 'library wanted' });
      case 'begin':
        return void this.#begin(effect.options, effect.afterLibrary);
      case 'send line':
        return void this.#active?.answerInput(effect.line);
      case 'end interpreter':
        this.#active?.end();
        this.#active = null;
        return;
      case 'set watchdog':
        return void this.#timers.set('watchdog', effect.ms, () => this.#onRun({ kind: 'overdue' }));
      case 'clear watchdog':
        return void this.#timers.clear('watchdog');
    }
  }

  #begin({ c, ...options }: RunOptions, afterLibrary: boolean): void {
    const sandbox = this.#standby!;
    this.#standby = null;
    this.#active = sandbox;
    this.#body = { ...this.#body, log: sandbox.log, output: [] };
    sandbox.run({ code: this.#body.code, ...options, ...(c && { lab: c.module }) }, afterLibrary);
    this.#onSupply({ kind: 'standby taken' });
  }

  #fetchFiles(): ComingAssets {
    const assets: ComingAssets = fetchAssets((loadedBytes, totalBytes) =>
      this.#onSupplyOf(assets, { kind: 'files progressed', loadedBytes, totalBytes }),
    );
    assets.essential.then(
      () => {
        performance.mark(FETCHED_MARK);
        this.#onSupplyOf(assets, { kind: 'files came' });
      },
      ({ message }: Error) => this.#onSupplyOf(assets, { kind: 'files failed', reason: message }),
    );
    return assets;
  }

  #fetchLibrary(): void {
    const assets = this.#assets;
    assets.fetchLibrary().then(
      () => this.#onSupplyOf(assets, { kind: 'library came' }),
      ({ message }: Error) => {
        if (assets !== this.#assets) return;
        this.#onSupply({ kind: 'library failed' });
        this.#onRun({ kind: 'library failed', reason: message });
      },
    );
  }

  /** An earlier attempt's files matter no more. */
  #onSupplyOf(assets: ComingAssets, event: SupplyEvent): void {
    if (assets === this.#assets) this.#onSupply(event);
  }

  #startSandbox(): Sandbox {
    const whileActive = (act: () => void) => {
      if (this.#active === sandbox) act();
    };
    const sandbox: Sandbox = new Sandbox(this.#assets, {
      onReady: () => {
        this.#onSupply({ kind: 'standby ready' });
        if (!isLive(this.#life)) this.#onSupply({ kind: 'idle' });
      },
      onFailed: (reason) => this.#onSupply({ kind: 'standby failed', reason }),
      onProgress: (output) => whileActive(() => this.#grow(output)),
      onInputWanted: (prompt) => whileActive(() => this.#onRun({ kind: 'input wanted', prompt })),
      onLibraryWanted: () => whileActive(() => this.#onRun({ kind: 'library missed' })),
      onDone: (outcome) => whileActive(() => this.#onRun({ kind: 'done', outcome })),
    });
    return sandbox;
  }

  /** The log has grown, and this was written. There may be more of it than a call takes arguments. */
  #grow(written: readonly OutputChunk[]): void {
    for (const chunk of written) this.#body.output.push(chunk);
    if (!this.#isHandling) this.#show(this.#head());
  }
}

function hasLibrary(supply: Supply): boolean {
  return supply.kind === 'stocked' && supply.library === 'here';
}
