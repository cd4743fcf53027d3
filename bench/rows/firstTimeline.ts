import type { Page } from 'playwright';
import { alternating, mapPairs } from '../measure/alternating.ts';
import { inFreshBrowser, onPage, pressRun } from '../measure/browser.ts';
import { DEFAULT_PROGRAM } from '../measure/example.ts';
import { moment } from '../measure/moments.ts';
import { spreadOf } from '../measure/statistics.ts';
import { inBrowserOfNobody } from '../measure/visitor.ts';
import { comparison, type Row, type RowGroup, type Surroundings } from '../row.ts';

/** How long one waits for a picture: after opening the page, and after pressing Run. */
export const firstTimeline: RowGroup = {
  name: 'timeline',
  async measure(surroundings): Promise<Row[]> {
    return [await afterOpening(surroundings), await afterRun(surroundings)];
  },
};

/** Milliseconds since the navigation began. */
interface Opening {
  /** The example's timeline is on the screen, or stock has run the example. */
  shown: number;
  /** The page's own scripts had come; anything was painted. Of stock nobody asks. */
  scripts: number;
  painted: number;
  /** The share of the machine's processors that was in use until then and until Python was ready. */
  busy: number;
}

async function afterOpening({ pageFolder, benchFolder, rounds, say }: Surroundings): Promise<Row> {
  const openings = await alternating(
    rounds,
    () =>
      inBrowserOfNobody(pageFolder, async (visit): Promise<Opening> => {
        const { result, busy } = await visit({
          file: 'index.html',
          measure: whenShown,
          argument: null,
          stayMs: 0,
        });
        return { ...result, busy };
      }),
    () =>
      inBrowserOfNobody(benchFolder, async (visit): Promise<Opening> => {
        const { result } = await visit({
          file: 'stock.html',
          measure: whenStockHasRun,
          argument: DEFAULT_PROGRAM,
          stayMs: 0,
        });
        return { shown: result, scripts: 0, painted: 0, busy: 0 };
      }),
  );
  const pairs = mapPairs(openings, ({ shown }) => shown);
  say(`example on screen: ours ${rounded(pairs.ours)}, stock ${rounded(pairs.peer)} ms`);
  const median = (of: (opening: Opening) => number) => spreadOf(openings.ours.map(of)).median;
  return comparison({
    name: 'page opened → an example’s timeline on screen, empty cache',
    pairs,
    goal: 0.3,
    limit: [
      `${Math.round(median(({ scripts }) => scripts))} ms until the page’s own JavaScript was there`,
      `${Math.round(median(({ painted }) => painted))} ms until the browser painted anything of it`,
      `all processors ${Math.round(100 * median(({ busy }) => busy))} % busy until then and until Python was ready`,
    ].join(', '),
  });
}

/** Runs in the page, alone. */
async function whenShown(): Promise<Omit<Opening, 'busy'>> {
  const shown = await window.momentOf('timelinePainted');
  await window.momentOf('ready');
  // The browser reports it a little after it has painted.
  const painted = await new Promise<number>((resolve) =>
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries())
        if (name === 'first-contentful-paint') resolve(startTime);
    }).observe({ type: 'paint', buffered: true }),
  );
  const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd < painted)
    .map(({ responseEnd }) => responseEnd);
  return { shown: Math.max(shown, painted), scripts: Math.max(0, ...scripts), painted };
}

/** The same on stock's page. */
async function whenStockHasRun(code: string): Promise<number> {
  await window.momentOf('ready');
  await window.bench.boot();
  await window.bench.run(code);
  return performance.now();
}

async function afterRun({ page, benchPages, rounds, say }: Surroundings): Promise<Row> {
  const runs = await inFreshBrowser((context) =>
    onPage(context, `${benchPages}stock.html`, async (stock) => {
      await moment(stock, 'ready');
      await runOnStock(stock);
      return alternating(
        rounds,
        () =>
          onPage(context, page, async (opened) => {
            await moment(opened, 'ready');
            await pressRun(opened);
            return untilPainted(opened);
          }),
        async () => {
          const { began, end } = await runOnStock(stock);
          return { milliseconds: end - began, inLongTasks: 0 };
        },
      );
    }),
  );
  const pairs = mapPairs(runs, ({ milliseconds }) => milliseconds);
  const inLongTasks = spreadOf(runs.ours.map((run) => run.inLongTasks)).median;
  say(`Run → timeline: ours ${rounded(pairs.ours)}, stock ${rounded(pairs.peer)} ms`);
  return comparison({
    name: 'Run pressed → timeline painted, default example, fresh interpreter',
    pairs,
    goal: 0.05,
    limit:
      `${Math.round(inLongTasks)} ms in tasks of the page’s thread that take more than 50, ` +
      'else the way to the worker and back, React’s render, and two frames of the screen',
  });
}

/** From the press of Run, in milliseconds. */
async function untilPainted(page: Page): Promise<{ milliseconds: number; inLongTasks: number }> {
  const painted = await moment(page, 'runPainted');
  const pressed = await moment(page, 'pressed');
  const tasks = await page.evaluate(() => window.longTasks);
  const within = tasks.map(
    ({ end, milliseconds }) => Math.min(end, painted) - Math.max(end - milliseconds, pressed),
  );
  const inLongTasks = within.reduce((sum, milliseconds) => sum + Math.max(0, milliseconds), 0);
  return { milliseconds: painted - pressed, inLongTasks };
}

/** Loads stock Pyodide, unless one is loaded that nobody used, and runs the default example on it. */
function runOnStock(stock: Page): Promise<{ began: number; end: number }> {
  return stock.evaluate(async (code) => {
    const began = performance.now();
    await window.bench.boot();
    await window.bench.run(code);
    return { began, end: performance.now() };
  }, DEFAULT_PROGRAM);
}

function rounded(figures: readonly number[]): string {
  return figures.map(Math.round).join(', ');
}
