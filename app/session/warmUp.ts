import { keepCompiledCode } from '../sandbox/keepCompiledCode.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import type { ComingAssets } from './fetchAssets.ts';
import everything from './warmUp.py?raw';
import imports from './warmUpImports.py?raw';

/** How long nothing happens before the page does something of its own accord. */
const QUIET_MS = 1000;
const TIME_LIMIT_SECONDS = 3;
/** Other engines share no code between sandboxes, so that nothing would be gained. */
const SHARES_CODE = navigator.userAgent.includes('Chrome/');

interface Program {
  code: string;
  recordSteps: boolean;
  needsLibrary: boolean;
}

/**
 * One for each of the two eval loops. V8 optimises a loop by what it sees of the first program that goes through it, and
 * for all that come: one that does something of everything, and modules that are imported, made most programs fastest.
 */
const PROGRAMS: readonly Program[] = [
  { code: everything, recordSteps: true, needsLibrary: false },
  { code: imports, recordSteps: false, needsLibrary: true },
];

/**
 * While nobody runs anything, runs programs of its own once: what the engine optimises meanwhile is there for all
 * sandboxes that come. They give way to a person's run at once.
 */
export class WarmUp {
  readonly finished: Promise<void>;
  #finish: () => void = () => {};
  readonly #left = SHARES_CODE ? [...PROGRAMS] : [];
  #keeps = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #sandbox: Sandbox | null = null;

  constructor() {
    this.finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
    if (this.#left.length === 0) this.#finish();
  }

  whenQuiet(assets: ComingAssets): void {
    this.giveWay();
    const [program] = this.#left;
    if (program === undefined) return;
    const waiting = setTimeout(async () => {
      // Where that fails, it matters to whoever needs the library, and not here.
      if (program.needsLibrary) await assets.fetchLibrary().catch(() => this.#left.shift());
      if (this.#waiting !== waiting) return;
      if (this.#left[0] === program) this.#begin(program, assets);
      else this.#next(assets);
    }, QUIET_MS);
    this.#waiting = waiting;
  }

  giveWay(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#sandbox?.end();
    this.#sandbox = null;
  }

  #begin({ code, recordSteps, needsLibrary }: Program, assets: ComingAssets): void {
    const end = () => {
      this.#left.shift();
      this.#next(assets);
    };
    const sandbox: Sandbox = new Sandbox(assets, {
      onReady: () => {
        // Not before: where V8 compiles the same wasm twice at once, it keeps two codes, and later ones find neither.
        if (!this.#keeps) keepCompiledCode(assets);
        this.#keeps = true;
        sandbox.run(
          { code, timeLimitSeconds: TIME_LIMIT_SECONDS, inputLines: [], recordSteps },
          needsLibrary,
        );
      },
      onProgress: () => {},
      onInputWanted: () => {},
      onFailed: end,
      onLibraryWanted: end,
      onDone: end,
    });
    this.#sandbox = sandbox;
  }

  #next(assets: ComingAssets): void {
    if (this.#left.length === 0) this.#finish();
    this.whenQuiet(assets);
  }
}
