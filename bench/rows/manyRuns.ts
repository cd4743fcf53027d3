import type { BrowserContext, Page } from 'playwright';
import { inFreshBrowser, onPage, pressRun } from '../measure/browser.ts';
import { bytesOf, codeBytesOf, framesWhenQuiet, type Held, heldBy } from '../measure/memory.ts';
import { moment } from '../measure/moments.ts';
import { addressWith } from '../measure/playground.ts';
import { type Processes, processesOf } from '../measure/processes.ts';
import { manyEvents } from '../measure/programs.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

/** By then everything that is made once has been made. */
const MADE = 0.1;
/** By then what runs again and again has been compiled too, which V8 does with more and more of the page's code. */
const SETTLED = 0.5;
/**
 * What still counts as flat: what is left behind by each run would show as a growth of the second half. It is 2.5 % of
 * what the page holds besides the 16 MB that it prepares for the events of the next run.
 */
const FLAT = 1.017;
/** What a page holds goes up and down: it is read so many times where there are enough runs, and the middle counts. */
const READINGS = 5;
const RUNS_BETWEEN_READINGS = 10;

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
    const after = (share: number) => Math.max(1, Math.round(runs * share));
    const [madeAt, settledAt] = [after(MADE), after(SETTLED)];
    const readings = madeAt > READINGS * RUNS_BETWEEN_READINGS ? READINGS : 1;
    const readAfter = (last: number) =>
      new Set(Array.from({ length: readings }, (_, index) => last - index * RUNS_BETWEEN_READINGS));
    const [early, first, second] = [readAfter(madeAt), readAfter(settledAt), readAfter(runs)];
    const reads = new Set([...early, ...first, ...second]);
    const states = await inFreshBrowser((context) =>
      onPage(context, addressWith(page, manyEvents(90)), async (opened) => {
        await moment(opened, 'ready');
        const seen: State[] = [];
        for (let run = 1; run <= runs; run += 1) {
          await pressRun(opened);
          await moment(opened, 'done');
          if (reads.has(run)) seen.push(await stateOf(context, opened, run));
          if (run % 100 === 0) say(`${run} runs`);
        }
        return seen;
      }),
    );
    say(`runs: ${JSON.stringify(states)}`);
    const atFirst = states.filter(({ runs }) => first.has(runs));
    const atLast = states.filter(({ runs }) => second.has(runs));
    const made = middleOf(states.filter(({ runs }) => early.has(runs)));
    const [settled, last] = [middleOf(atFirst), middleOf(atLast)];
    const bytes = ({ pageBytes }: State) => pageBytes;
    const others = ({ frames, workers }: State) => frames + workers;
    return [
      {
        name: `${runs.toLocaleString('en')} runs one after another: page memory against the first ${settledAt}`,
        unit: 'bytes',
        ours: spreadOf(atLast.map(bytes)),
        peer: spreadOf(atFirst.map(bytes)),
        measured: last.pageBytes / settled.pageBytes,
        goal: FLAT,
        goalText: 'flat',
        limit: `${growthText(settled, last)}; it was ${megabytes(made)} MB after ${made.runs} runs`,
        details: states,
      },
      {
        name: 'the same, frames and workers',
        unit: 'count',
        ours: spreadOf(atLast.map(others)),
        peer: spreadOf(atFirst.map(others)),
        measured: spreadOf(atLast.map(others)).most - spreadOf(atFirst.map(others)).most,
        goal: 0,
        goalText: 'none left behind',
        limit: `frames and workers together: ${last.frames} and ${last.workers}, the standby's among them`,
      },
    ];
  },
};

function middleOf(states: readonly State[]): State {
  return states.toSorted((a, b) => a.pageBytes - b.pageBytes)[states.length >> 1]!;
}

function megabytes({ pageBytes }: State): string {
  return (pageBytes / 1e6).toFixed(1);
}

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

async function stateOf(context: BrowserContext, page: Page, runs: number): Promise<State> {
  const frames = await framesWhenQuiet(page);
  const held = await heldBy(page);
  const processes = await processesOf(context);
  return { runs, pageBytes: bytesOf(held), held, codeBytes: await codeBytesOf(page), frames, ...processes };
}
