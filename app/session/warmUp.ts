import { keepCompiledCode } from '../sandbox/keepCompiledCode.ts';
import { Sandbox, type SandboxAssets } from '../sandbox/sandbox.ts';
import program from './warmUp.py?raw';

/** How long nothing happens before the page does something of its own accord. */
const QUIET_MS = 1000;
const TIME_LIMIT_SECONDS = 3;
/** Other engines share no code between sandboxes, so that nothing would be gained. */
const SHARES_CODE = navigator.userAgent.includes('Chrome/');

/**
 * While nobody runs anything, runs a program of its own once: what the engine optimises meanwhile is there for all
 * sandboxes that come. It gives way to a person's run at once.
 */
export class WarmUp {
  readonly finished: Promise<void>;
  #finish: () => void = () => {};
  #isDone = !SHARES_CODE;
  #keeps = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #sandbox: Sandbox | null = null;

  constructor() {
    this.finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
    if (this.#isDone) this.#finish();
  }

  whenQuiet(assets: SandboxAssets): void {
    this.giveWay();
    if (!this.#isDone) this.#waiting = setTimeout(() => this.#begin(assets), QUIET_MS);
  }

  giveWay(): void {
    clearTimeout(this.#waiting);
    this.#sandbox?.end();
    this.#sandbox = null;
  }

  #begin(assets: SandboxAssets): void {
    const end = () => {
      this.giveWay();
      this.#isDone = true;
      this.#finish();
    };
    const sandbox: Sandbox = new Sandbox(assets, {
      onReady: () => {
        // Not before: where V8 compiles the same wasm twice at once, it keeps two codes, and later ones find neither.
        if (!this.#keeps) keepCompiledCode(assets);
        this.#keeps = true;
        sandbox.run({ code: program, timeLimitSeconds: TIME_LIMIT_SECONDS, inputLines: [] }, false);
      },
      onProgress: () => {},
      onInputWanted: () => {},
      onFailed: end,
      onLibraryWanted: end,
      onDone: end,
    });
    this.#sandbox = sandbox;
  }
}
