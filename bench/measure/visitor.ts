import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteServer } from '../../app/cli/serve/server.ts';
import { BROWSER_FLAGS } from '../../e2e/support/browser.ts';
import { browserPath } from './browser.ts';
import { busyShare, processorTimes } from './machine.ts';
import { WATCH_PAGE } from './moments.ts';

/** One visit of a page. */
export interface VisitPlan<T, A> {
  /** A file of the folder: `index.html`. */
  file: string;
  /** Runs in the page from the beginning of its navigation on, alone: it can use nothing but the page's moments. */
  measure: (argument: A) => Promise<T>;
  argument: A;
  /** How long the visitor stays after the page has reported. */
  stayMs: number;
}

export interface Visited<T> {
  result: T;
  /** The share of the machine's processors that was in use until then. */
  busy: number;
}

export type Visit = <T, A>(plan: VisitPlan<T, A>) => Promise<Visited<T>>;

/** Longer than anything here should take. */
const PATIENCE_MS = 180_000;

/** A browser that has just been started has much to do for itself. */
const STARTED_MS = 2000;

/** Where the visitor waits between two visits. */
const WAITING_PAGE = '/bench/wait';
const NEXT = '/bench/next';
const RESULT = '/bench/result';

/**
 * A browser with a profile that nobody has used, and that no debugger listens to: for one, V8 reads much of a page's
 * JavaScript twice, and each frame and worker begins only when the debugger says so. The pages of a folder, served as
 * `npm start` serves them, report by themselves how long they took. Each visit has a process that has shown no page of that
 * site, as a person's has: the visitor waits on another site.
 */
export async function inBrowserOfNobody<T>(folder: string, use: (visit: Visit) => Promise<T>): Promise<T> {
  const front = new Front(folder);
  const port = await front.listen();
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const browser = spawn(
    browserPath(),
    [
      ...BROWSER_FLAGS,
      '--headless=new',
      '--disable-back-forward-cache',
      '--window-size=1440,900',
      `--user-data-dir=${profile}`,
      `http://127.0.0.1:${port}${WAITING_PAGE}`,
    ],
    { stdio: 'ignore' },
  );
  browser.once('exit', () => front.fail(new Error('The browser ended.')));
  browser.once('error', (error) => front.fail(error));
  try {
    await front.arrival(STARTED_MS);
    return await use((plan) => front.visit(plan));
  } finally {
    await ended(browser);
    front.close();
    // Its other processes may write for a moment longer.
    await rm(profile, { recursive: true, force: true, maxRetries: 20 });
  }
}

async function ended(browser: ChildProcess): Promise<void> {
  if (browser.pid === undefined || browser.exitCode !== null || browser.signalCode !== null) return;
  const exit = new Promise((resolve) => browser.once('exit', resolve));
  browser.kill();
  await exit;
}

interface Running {
  /** Where the page is. */
  path: string;
  file: string;
  script: string;
  report(answer: string): void;
}

/** The site, the page on which the visitor waits, and the visited page with a script in it. */
class Front {
  readonly #folder: string;
  readonly #site;
  readonly #server;
  #running: Running | null = null;
  fail: (error: Error) => void = () => {};
  readonly #failure: Promise<never>;
  /** The visitor waits for this answer, which names the next page. */
  #waiting: ServerResponse | null = null;
  #arrived: () => void = () => {};

  constructor(folder: string) {
    this.#failure = new Promise((_, reject) => {
      this.fail = reject;
    });
    // Once the browser is no longer needed, it may end.
    this.#failure.catch(() => {});
    this.#folder = folder;
    this.#site = siteServer(folder);
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, resolve));
    return this.#port;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Resolves when the visitor has been on the waiting page for some time. */
  async arrival(stayMs: number): Promise<void> {
    await this.#patiently('the browser', this.#onWaitingPage());
    await new Promise((resolve) => setTimeout(resolve, stayMs));
  }

  async visit<T, A>({ file, measure, argument, stayMs }: VisitPlan<T, A>): Promise<Visited<T>> {
    await this.#patiently('the browser', this.#onWaitingPage());
    const path = file === 'index.html' ? '/' : `/${file}`;
    const answer = new Promise<string>((report) => {
      this.#running = { path, file, script: this.#script(measure, argument, stayMs), report };
    });
    const before = processorTimes();
    this.#waiting?.end(`http://localhost:${this.#port}${path}`);
    this.#waiting = null;
    const answered = JSON.parse(await this.#patiently(file, answer)) as { value: T } | { error: string };
    if ('error' in answered) throw new Error(`${file}: ${answered.error}`);
    return { result: answered.value, busy: busyShare(before, processorTimes()) };
  }

  /** What comes within some time, from a browser that has not ended. */
  async #patiently<T>(from: string, coming: Promise<T>): Promise<T> {
    let patience: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      patience = setTimeout(() => reject(new Error(`Nothing came from ${from}.`)), PATIENCE_MS);
    });
    try {
      return await Promise.race([coming, this.#failure, late]);
    } finally {
      clearTimeout(patience);
    }
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async #onWaitingPage(): Promise<void> {
    if (this.#waiting === null) await new Promise<void>((resolve) => (this.#arrived = resolve));
  }

  #script<A>(measure: (argument: A) => unknown, argument: A, stayMs: number): string {
    const waitingPage = JSON.stringify(`http://127.0.0.1:${this.#port}${WAITING_PAGE}`);
    return `<script>${WATCH_PAGE}
      (${measure})(${JSON.stringify(argument).replaceAll('<', '\\u003c')})
        .then((value) => ({ value }), (error) => ({ error: String(error) }))
        .then((result) => fetch(${JSON.stringify(RESULT)}, { method: 'POST', body: JSON.stringify(result) }))
        .then(() => setTimeout(() => { location.href = ${waitingPage}; }, ${stayMs}));
    </script>`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { url = '/' } = request;
    const running = this.#running;
    if (url === WAITING_PAGE) {
      this.#html(
        response,
        `<script>fetch('${NEXT}').then((next) => next.text()).then((at) => { location.href = at; })</script>`,
      );
    } else if (url === NEXT) {
      this.#waiting = response;
      this.#arrived();
    } else if (url === RESULT) {
      void bodyOf(request).then((body) => {
        response.end();
        running?.report(body);
      });
    } else if (running !== null && url === running.path) {
      const page = readFileSync(join(this.#folder, running.file), 'utf8');
      this.#html(
        response,
        page.replace(/<html[^>]*>/, (begins) => begins + running.script),
      );
    } else this.#site.emit('request', request, response);
  }

  #html(response: ServerResponse, html: string): void {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-cache');
    response.end(html.startsWith('<!doctype') ? html : `<!doctype html>${html}`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
