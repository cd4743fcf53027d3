import type { Page } from 'playwright';
import { inFreshBrowser, onPage, pressRun } from '../measure/browser.ts';
import { moment } from '../measure/moments.ts';
import { addressWith } from '../measure/playground.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Row, RowGroup } from '../row.ts';

const ENDLESS = 'print("before the loop")\nwhile True: pass\n';

/** How long a program that never ends lets one wait for the end, once Stop is pressed. */
export const stop: RowGroup = {
  name: 'stop',
  async measure({ page, rounds }): Promise<Row[]> {
    const taken = await inFreshBrowser(async (context) => {
      const waits: number[] = [];
      for (let round = 0; round < rounds; round += 1)
        waits.push(await onPage(context, addressWith(page, ENDLESS), untilStopped));
      return waits;
    });
    const ours = spreadOf(taken);
    return [
      {
        name: 'Stop pressed in an endless loop → the run has ended',
        unit: 'ms',
        ours,
        peer: null,
        measured: ours.median,
        goal: 500,
        goalText: '≤ 0.5 s',
        limit: 'the interpreter is thrown away, and nothing waits for its end',
      },
    ];
  },
};

async function untilStopped(page: Page): Promise<number> {
  await moment(page, 'ready');
  await pressRun(page);
  await page.getByRole('log', { name: 'Console' }).getByText('before the loop').waitFor();
  return page.getByRole('button', { name: 'Stop', exact: true }).evaluate(
    (button: HTMLButtonElement) =>
      new Promise<number>((resolve) => {
        const pressed = performance.now();
        new MutationObserver(() => resolve(performance.now() - pressed)).observe(document.documentElement, {
          attributeFilter: ['data-run-state'],
        });
        button.click();
      }),
  );
}
