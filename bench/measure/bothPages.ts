import type { Page } from 'playwright';
import type { BenchOptions, BenchRun } from '../page/bench.d.ts';
import { inFreshBrowser, onPage } from './browser.ts';
import { moment } from './moments.ts';
import type { Program } from './programs.ts';

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

/** How often a program takes its counted turn in one browser. */
export const TURNS_IN_ONE = 2;

/**
 * Asks for each program in one fresh browser after the other until it has had its rounds. An engine makes its code for
 * the eval loop anew in each, by what runs there and when, and all programs have it: in one browser, many rounds would be
 * a matter of luck.
 */
export async function inSeveralBrowsers<T>(
  address: string,
  rounds: number,
  programs: readonly Program[],
  take: (pages: BothPages, program: Program) => Promise<T>,
): Promise<T[][]> {
  const taken = programs.map((): T[] => []);
  for (let turns = 0; turns < rounds; turns += TURNS_IN_ONE)
    await onBothPages(address, async (pages) => {
      for (const [index, program] of programs.entries()) taken[index]!.push(await take(pages, program));
    });
  return taken;
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
