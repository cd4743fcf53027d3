import type { Page } from 'playwright';
import { inFreshBrowser, onPage } from '../measure/browser.ts';
import { moment } from '../measure/moments.ts';
import { addressWith, runToPicture } from '../measure/playground.ts';
import { nineEvents } from '../measure/programs.ts';
import { growthExponent, spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

const MILLION = 1e6;
const SIZES = [1e4, 3e4, 1e5, 3e5, MILLION, 2e6];

interface Picture {
  events: number;
  /** From the program's last line, in the worker, to the picture on the screen. */
  milliseconds: number;
  longestTask: number;
}

/** How long the picture of a long run lets one wait after the run. */
export const manyEvents: RowGroup = {
  name: 'events',
  async measure({ page, rounds, say }): Promise<Row[]> {
    const taken = new Map<number, Picture[]>(SIZES.map((size) => [size, []]));
    await inFreshBrowser(async (context) => {
      for (let round = 0; round < rounds; round += 1) {
        for (const size of SIZES) {
          const address = addressWith(page, nineEvents(Math.floor(size / 9)));
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
    const million = spreads[SIZES.indexOf(MILLION)]!;
    const exponent = growthExponent(spreads.map(({ events, ours }) => ({ x: events, y: ours.median })));
    return [
      {
        name: 'one million events: run end → first paint',
        unit: 'ms',
        ours: million.ours,
        peer: null,
        measured: million.ours.median,
        goal: 1000,
        goalText: '≤ 1 s',
        limit: `the longest task of the page's thread in that time: ${Math.round(million.longestTask.median)} ms`,
        details: spreads,
      },
      {
        name: 'the same, growth from 10⁴ to 2·10⁶ events',
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
  const origin = await page.evaluate(() => performance.timeOrigin);
  const ended = Number(printed) * 1000 - origin;
  const tasks = await page.evaluate(() => window.longTasks);
  const longestTask = Math.max(
    0,
    ...tasks.filter(({ end }) => end > ended).map(({ milliseconds }) => milliseconds),
  );
  return { events, milliseconds: painted - ended, longestTask };
}
