import type { Page } from 'playwright';
import { onPage } from '../measure/browser.ts';
import { moment } from '../measure/moments.ts';
import { addressWith, inPatientBrowser, runToPicture } from '../measure/playground.ts';
import { manyEvents as programWith } from '../measure/programs.ts';
import { growthExponent, spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

/** Of the large run: from a hundredth of it to twice as much. */
const PARTS = [0.01, 0.03, 0.1, 0.3, 1, 2];

interface Picture {
  events: number;
  /** From the program's last line, in the worker, to the picture on the screen. */
  milliseconds: number;
  longestTask: number;
}

/** How long the picture of a long run lets one wait after the run. */
export const manyEvents: RowGroup = {
  name: 'events',
  async measure({ page, rounds, events, say }): Promise<Row[]> {
    const sizes = PARTS.map((part) => part * events);
    const taken = new Map<number, Picture[]>(sizes.map((size) => [size, []]));
    await inPatientBrowser(async (context) => {
      for (let round = 0; round < rounds; round += 1) {
        for (const size of sizes) {
          const address = addressWith(page, programWith(size));
          const picture = await onPage(context, address, untilPicture);
          say(`${picture.events} events: ${JSON.stringify(picture)}`);
          taken.get(size)!.push(picture);
        }
      }
    });
    const spreads = [...taken.values()].map((pictures) => ({
      events: pictures[0]!.events,
      ours: spreadOf(pictures.map(({ milliseconds }) => milliseconds)),
      longestTask: spreadOf(pictures.map(({ longestTask }) => longestTask)),
    }));
    const large = spreads[PARTS.indexOf(1)]!;
    const exponent = growthExponent(spreads.map(({ events, ours }) => ({ x: events, y: ours.median })));
    return [
      {
        name: `${large.events.toLocaleString('en')} events: run end → first paint`,
        unit: 'ms',
        ours: large.ours,
        peer: null,
        measured: large.ours.median,
        goal: 1000,
        goalText: '≤ 1 s',
        limit: `the longest task of the page's thread in that time: ${Math.round(large.longestTask.median)} ms`,
        details: spreads,
      },
      {
        name: `the same, growth from ${spreads[0]!.events.toLocaleString('en')} to ${spreads.at(-1)!.events.toLocaleString('en')} events`,
        unit: 'count',
        ours: spreadOf([exponent]),
        peer: null,
        measured: exponent,
        goal: 1.1,
        goalText: 'exponent ≤ 1.1',
        limit: spreads.map(({ events, ours }) => `${events}: ${Math.round(ours.median)} ms`).join(', '),
      },
    ];
  },
};

async function untilPicture(page: Page): Promise<Picture> {
  const events = await runToPicture(page);
  const painted = await moment(page, 'runPainted');
  const printed = (await page.getByRole('log', { name: 'Console' }).innerText()).split('\n')[0]!;
  if (!/^\d+\.\d+$/.test(printed)) throw new Error(`The run of many events ended otherwise: ${printed}`);
  const origin = await page.evaluate(() => performance.timeOrigin);
  const ended = Number(printed) * 1000 - origin;
  const tasks = await page.evaluate(() => window.longTasks);
  const longestTask = Math.max(
    0,
    ...tasks
      .filter(({ end, milliseconds }) => end > ended && end - milliseconds < painted)
      .map(({ milliseconds }) => milliseconds),
  );
  return { events, milliseconds: painted - ended, longestTask };
}
