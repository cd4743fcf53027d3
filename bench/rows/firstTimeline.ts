import type { Page } from 'playwright';
import { alternating } from '../measure/alternating.ts';
import { inFreshBrowser, onPage, pressRun } from '../measure/browser.ts';
import { DEFAULT_PROGRAM } from '../measure/example.ts';
import { moment } from '../measure/moments.ts';
import { comparison, type Row, type RowGroup, type Surroundings } from '../row.ts';

/** How long one waits for a picture: after opening the page, and after pressing Run. */
export const firstTimeline: RowGroup = {
  name: 'timeline',
  async measure(surroundings): Promise<Row[]> {
    return [await afterOpening(surroundings), await afterRun(surroundings)];
  },
};

async function afterOpening({ page, benchPages, rounds, say }: Surroundings): Promise<Row> {
  const pairs = await alternating(
    rounds,
    () => inFreshBrowser((context) => onPage(context, page, (opened) => moment(opened, 'timelinePainted'))),
    () =>
      inFreshBrowser((context) =>
        onPage(context, `${benchPages}stock.html`, async (opened) => {
          await moment(opened, 'ready');
          return (await runOnStock(opened)).end;
        }),
      ),
  );
  say(`example on screen: ours ${rounded(pairs.ours)}, stock ${rounded(pairs.peer)} ms`);
  return comparison({
    name: 'page opened → an example’s timeline on screen, empty cache',
    pairs,
    goal: 0.3,
    limit: 'loading and compiling the page’s own JavaScript; the example’s recording comes after that',
  });
}

async function afterRun({ page, benchPages, rounds, say }: Surroundings): Promise<Row> {
  const pairs = await inFreshBrowser((context) =>
    onPage(context, `${benchPages}stock.html`, async (stock) => {
      await moment(stock, 'ready');
      await runOnStock(stock);
      return alternating(
        rounds,
        () =>
          onPage(context, page, async (opened) => {
            await moment(opened, 'ready');
            await pressRun(opened);
            const painted = await moment(opened, 'runPainted');
            return painted - (await moment(opened, 'pressed'));
          }),
        async () => {
          const { began, end } = await runOnStock(stock);
          return end - began;
        },
      );
    }),
  );
  say(`Run → timeline: ours ${rounded(pairs.ours)}, stock ${rounded(pairs.peer)} ms`);
  return comparison({
    name: 'Run pressed → timeline painted, default example, fresh interpreter',
    pairs,
    goal: 0.05,
    limit: 'the way to the worker and back, React’s render, and two frames of the screen',
  });
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
