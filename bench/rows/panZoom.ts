import type { Page } from 'playwright';
import { alternating } from '../measure/alternating.ts';
import { onPage } from '../measure/browser.ts';
import { addressWith, inPatientBrowser, runToPicture } from '../measure/playground.ts';
import { manyEvents } from '../measure/programs.ts';
import { quantile } from '../measure/statistics.ts';
import { comparison, type Row, type RowGroup } from '../row.ts';

/** Moves of each kind, one after the other as fast as the browser takes them. */
const MOVES = 100;

/** The frames of a picture of a million events while it is zoomed by the wheel, dragged, and moved by keys. */
export const panZoom: RowGroup = {
  name: 'panzoom',
  measure({ page, rounds, events, say }): Promise<Row[]> {
    return inPatientBrowser((context) =>
      onPage(context, addressWith(page, manyEvents(events)), async (shown) => {
        await runToPicture(shown);
        return onPage(context, 'about:blank', async (empty) => {
          const { x, y, width, height } = (await shown.getByRole('application').boundingBox())!;
          const middle = { x: x + width / 2, y: y + height / 2 };
          const pairs = await alternating(
            rounds,
            () => slowFrame(shown, middle),
            () => slowFrame(empty, middle),
          );
          say(`frames, 95th percentile: ${JSON.stringify(pairs)}`);
          return [
            comparison({
              name: `panning and zooming ${events.toLocaleString('en')} events, 95th percentile of frames`,
              pairs,
              goal: 2,
              limit: 'drawing what is in view onto a canvas without a graphics card',
            }),
          ];
        });
      }),
    );
  },
};

/** The time between two frames that 95 of 100 stay below while hands are on the page. */
async function slowFrame(page: Page, middle: { x: number; y: number }): Promise<number> {
  await page.bringToFront();
  const frames = page.evaluate(async () => {
    const times: number[] = [];
    let isOver = false;
    addEventListener(
      'moves-over',
      () => {
        isOver = true;
      },
      { once: true },
    );
    while (!isOver) times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    return times;
  });
  await moveAround(page, middle);
  await page.evaluate(() => void dispatchEvent(new Event('moves-over')));
  const times = await frames;
  const intervals = times.slice(1).map((time, index) => time - times[index]!);
  return quantile(
    intervals.sort((one, other) => one - other),
    0.95,
  );
}

async function moveAround(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  const { mouse, keyboard } = page;
  await mouse.move(x, y);
  await keyboard.down('Control');
  for (let move = 0; move < MOVES; move += 1) await mouse.wheel(0, move % 50 < 30 ? -40 : 40);
  await keyboard.up('Control');
  await mouse.down();
  for (let move = 0; move < MOVES; move += 1)
    await mouse.move(x + 200 * Math.sin(move / 10), y + 40 * Math.cos(move / 10));
  await mouse.up();
  for (let move = 0; move < MOVES; move += 1) await keyboard.press('+-dadaadd'[move % 8]!);
  await keyboard.press('0');
}
