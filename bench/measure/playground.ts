import type { BrowserContext, Page } from 'playwright';
import { linkTo } from '../../e2e/support/playground.ts';
import { inFreshBrowser, pressRun } from './browser.ts';
import { moment } from './moments.ts';

/** The address of the page with a program in it. */
export function addressWith(page: string, code: string): string {
  return page + linkTo(code);
}

/** A browser whose page lets programs run for an hour: what is measured comes after the run. */
export function inPatientBrowser<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
  return inFreshBrowser(async (context) => {
    await context.addInitScript(() => {
      if (window.top === window && location.protocol.startsWith('http'))
        localStorage.setItem('weakref-playground.settings', JSON.stringify({ timeLimitSeconds: 3600 }));
    });
    return use(context);
  });
}

/** Waits for the page, runs what is in it, and waits for the picture; gives how many events that shows. */
export async function runToPicture(page: Page): Promise<number> {
  await moment(page, 'ready');
  await pressRun(page);
  await moment(page, 'runPainted');
  return shownEvents(page);
}

async function shownEvents(page: Page): Promise<number> {
  const label = await page.getByRole('application').getAttribute('aria-label');
  const count = / of (\d+) events/.exec(label ?? '')?.[1];
  if (count === undefined) throw new Error(`The picture says "${label}", and no number of events.`);
  return Number(count);
}
