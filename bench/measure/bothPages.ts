import type { Page } from 'playwright';
import type { BenchOptions, BenchRun } from '../page/bench.d.ts';
import { inFreshBrowser, onPage } from './browser.ts';
import { moment } from './moments.ts';

export interface BothPages {
  ours: Page;
  stock: Page;
}

/** Our sandbox and stock Pyodide, each on a page of its own in one browser. */
export function onBothPages<T>(address: string, use: (pages: BothPages) => Promise<T>): Promise<T> {
  return inFreshBrowser((context) =>
    onPage(context, address, (ours) =>
      onPage(context, `${address}stock.html`, async (stock) => {
        await Promise.all([moment(ours, 'ready'), moment(stock, 'ready')]);
        return use({ ours, stock });
      }),
    ),
  );
}

/** Nobody runs a program in the moment in which the interpreter is ready. */
const IDLE_MS = 300;

/** Runs a program on an interpreter that is ready and that nobody used. */
export function runFresh(page: Page, code: string, options: BenchOptions = {}): Promise<BenchRun> {
  return page.evaluate(
    async ([code, options, idleMs]) => {
      await window.bench.boot();
      await new Promise((resolve) => setTimeout(resolve, idleMs));
      return window.bench.run(code, options);
    },
    [code, options, IDLE_MS] as const,
  );
}
