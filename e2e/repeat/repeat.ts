/**
 * `npm run repeat -- N`: every example N times in Node and N times in the browser; all its traces must be the same but
 * for the times, addresses, steps and the interpreter's own events included. A line an example; 1 if one differs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { siteServer } from '../../app/cli/serve/server.ts';
import { EXAMPLES } from '../../app/examples/catalogue.ts';
import { interpreterPlugin } from '../../app/interpreter/build/vitePlugin.ts';
import { ROOT } from '../../tools/root.ts';
import { BROWSER_FLAGS, findBrowser } from '../support/browser.ts';
import { originOf } from '../support/origin.ts';

/** Runs of one thread: an interpreter leaves some ten megabytes behind. */
const RUNS_A_THREAD = 25;

const THREAD_START = `
import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./thread.ts', import.meta.url).href)});
});`;

async function repeat(times: number): Promise<number> {
  const browser = findBrowser();
  if (browser.kind === 'none') throw new Error(browser.advice);
  const server = siteServer(await buildSessionPage());
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const chrome = await chromium.launch({ executablePath: browser.path, args: BROWSER_FLAGS });
  let differing = 0;
  try {
    const page = await chrome.newPage();
    await page.goto(originOf(server));
    for (const { id } of EXAMPLES.filter(({ hasC }) => !hasC)) {
      const code = readFileSync(join(ROOT, 'app', 'examples', `${id}.py`), 'utf8');
      const [inNode, inBrowser] = await Promise.all([tracesInNode(code, times), tracesIn(page, code, times)]);
      const all = new Set([...inNode, ...inBrowser]);
      if (all.size > 1) differing += 1;
      const verdict = all.size === 1 ? `one trace, ${[...all][0]}` : `${all.size} different traces`;
      console.log(`${id}: ${inNode.length} runs in Node, ${inBrowser.length} in the browser: ${verdict}`);
    }
  } finally {
    await chrome.close();
    server.closeAllConnections();
    server.close();
  }
  console.log(`${EXAMPLES.length - differing} examples the same every time, ${differing} not`);
  return differing === 0 ? 0 : 1;
}

async function buildSessionPage(): Promise<string> {
  const outDir = join(ROOT, 'build', 'repeat');
  await build({
    root: join(ROOT, 'e2e', 'repeat'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [interpreterPlugin(ROOT, join(ROOT, 'app', 'sandbox', 'worker', 'worker.ts'))],
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  return outDir;
}

async function tracesInNode(code: string, times: number): Promise<string[]> {
  const traces: string[] = [];
  while (traces.length < times) {
    const share = Math.min(RUNS_A_THREAD, times - traces.length);
    await new Promise<void>((resolve, reject) => {
      const worker = new Worker(THREAD_START, { eval: true, workerData: { code, times: share } });
      worker.on('message', (trace: string) => traces.push(hashOf(trace)));
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  }
  return traces;
}

async function tracesIn(page: Page, code: string, times: number): Promise<string[]> {
  const traces: string[] = [];
  for (let time = 0; time < times; time += 1)
    traces.push(hashOf(await page.evaluate((program) => window.traceOf(program), code)));
  return traces;
}

function hashOf(trace: string): string {
  return createHash('sha256').update(trace).digest('hex').slice(0, 16);
}

process.exit(await repeat(Number(process.argv[2] ?? 3)));
