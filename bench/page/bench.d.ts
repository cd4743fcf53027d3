/** What both of the benchmark's pages offer: one fresh interpreter after the other. */
export interface BenchPage {
  /** A fresh interpreter, ready to run; milliseconds it took. */
  boot(): Promise<number>;
  /** Runs a program on that interpreter, to its end. */
  run(code: string, options?: BenchOptions): Promise<BenchRun>;
}

/** What ours records; stock records nothing. */
export interface BenchOptions {
  recordSteps?: boolean;
  /** Records that are thrown away are only written; those that are unread reach the page, which lets them lie. */
  record?: boolean | 'thrown-away' | 'unread';
}

export interface BenchRun {
  /** From the program's way to the worker until everything that came of it is back in the page. */
  milliseconds: number;
  events: number;
  /** Steps, and the names, refcounts and references in them. */
  steps: number;
  facts: number;
  output: string;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}
