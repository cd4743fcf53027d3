import type { BrowserContext, Page } from 'playwright';
import { inFreshBrowser, onPage, pressRun } from '../measure/browser.ts';
import { bytesOf, codeBytesOf, type Held, heldBy } from '../measure/memory.ts';
import { moment } from '../measure/moments.ts';
import { addressWith } from '../measure/playground.ts';
import { type Processes, processesOf } from '../measure/processes.ts';
import { manyEvents } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

/** By then everything that is made once has been made. */
const SETTLED = 0.1;
/** What still counts as flat. */
const FLAT = 1.05;

interface State extends Processes {
  runs: number;
  pageBytes: number;
  held: Held;
  codeBytes: number;
  frames: number;
}

/** Whether a page that runs one program after another stays as it is. */
export const manyRuns: RowGroup = {
  name: 'runs',
  async measure({ page, runs, say }): Promise<Row[]> {
    const settledAt = Math.max(1, Math.round(runs * SETTLED));
    const states = await inFreshBrowser((context) =>
      onPage(context, addressWith(page, manyEvents(90)), async (opened) => {
        await moment(opened, 'ready');
        const seen: State[] = [];
        for (let run = 1; run <= runs; run += 1) {
          await pressRun(opened);
          await moment(opened, 'done');
          if (run === settledAt || run === runs) seen.push(await stateOf(context, opened, run));
          if (run % 100 === 0) say(`${run} runs`);
        }
        return seen;
      }),
    );
    const [settled, last] = states as [State, State];
    say(`runs: ${JSON.stringify(states)}`);
    return [
      {
        name: `${runs.toLocaleString('en')} runs one after another: page memory against the first ${settledAt}`,
        unit: 'bytes',
        ours: spreadOf([last.pageBytes]),
        peer: spreadOf([settled.pageBytes]),
        measured: last.pageBytes / settled.pageBytes,
        goal: FLAT,
        goalText: 'flat',
        limit: growthText(settled, last),
        details: states,
      },
      {
        name: 'the same, frames and workers',
        unit: 'count',
        ours: spreadOf([last.frames + last.workers]),
        peer: spreadOf([settled.frames + settled.workers]),
        measured: last.frames + last.workers - settled.frames - settled.workers,
        goal: 0,
        goalText: 'none left behind',
        limit: `frames and workers together: ${last.frames} and ${last.workers}, the spare's among them`,
      },
    ];
  },
};

function growthText(settled: State, last: State): string {
  const runs = last.runs - settled.runs;
  const aRun = (bytes: (state: State) => number) => Math.round((bytes(last) - bytes(settled)) / runs);
  const page =
    `${aRun(({ pageBytes }) => pageBytes)} bytes a run: ` +
    `${aRun(({ codeBytes }) => codeBytes)} of code that the browser makes of JavaScript, and drops again, ` +
    `${aRun(({ held, codeBytes }) => held.objects - codeBytes)} of other objects, ` +
    `${aRun(({ held }) => held.arrays)} of typed arrays, ${aRun(({ held }) => held.elements)} of the page’s elements`;
  if (settled.residentBytes === null || last.residentBytes === null) return page;
  const [before, after] = [settled, last].map((state) => Math.round(state.residentBytes! / 1e6));
  return `${page}; all renderer processes together ${before} MB, then ${after} MB`;
}

/** The page makes its next interpreter, and warms it, when nothing else happens; that takes less than this. */
const QUIET_MS = 6000;

async function stateOf(context: BrowserContext, page: Page, runs: number): Promise<State> {
  const frames = await page.evaluate(async (quietMs) => {
    for (let seen = -1; ; ) {
      const { length } = document.querySelectorAll('iframe');
      if (length === seen) return length;
      seen = length;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
    }
  }, QUIET_MS);
  const held = await heldBy(page);
  const processes = await processesOf(context);
  return { runs, pageBytes: bytesOf(held), held, codeBytes: await codeBytesOf(page), frames, ...processes };
}
