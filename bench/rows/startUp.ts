import type { BrowserContext } from 'playwright';
import { alternating, mapPairs } from '../measure/alternating.ts';
import { inFreshBrowser, onPage } from '../measure/browser.ts';
import { busyShare, processorTimes } from '../measure/machine.ts';
import { moment } from '../measure/moments.ts';
import { spreadOf } from '../measure/statistics.ts';
import { comparison, type Row, type RowGroup } from '../row.ts';

/** A browser's storage fills by the first visit, and with compiled code by the second. */
const VISITS = ['empty', 'filling', 'warm'] as const;

/** Milliseconds since the navigation began. */
interface Visit {
  ready: number;
  /** The page's first text or picture; all that the interpreter starts from has come. Stock's page tells neither. */
  painted: number | null;
  fetched: number | null;
  /** The share of the machine's processors that was in use until Python was ready. */
  busy: number;
}
type Visits = Record<(typeof VISITS)[number], Visit>;

/** A visitor stays: what is kept for the next visit is written when nobody waits for anything. */
const STAY_MS = 5000;

/** Page opened → interpreter ready. */
export const startUp: RowGroup = {
  name: 'startup',
  async measure({ page, benchPages, rounds, say }): Promise<Row[]> {
    const visits = await alternating(
      rounds,
      () => inFreshBrowser((context) => visit(context, page)),
      () => inFreshBrowser((context) => visit(context, `${benchPages}stock.html`)),
    );
    say(`start-up: ${JSON.stringify(visits)}`);
    const row = (name: string, which: keyof Visits, goal: number) =>
      comparison({
        name,
        pairs: mapPairs(visits, (all) => all[which].ready),
        goal,
        limit: stagesOf(visits.ours.map((all) => all[which])),
      });
    return [
      row('page opened → interpreter ready, empty cache', 'empty', 0.5),
      row('the same, warm cache', 'warm', 0.25),
    ];
  },
};

/** How the time until an interpreter is ready divides. */
function stagesOf(visits: readonly Visit[]): string {
  const median = (of: (visit: Visit) => number) => Math.round(spreadOf(visits.map(of)).median);
  const painted = median(({ painted }) => painted ?? 0);
  const fetched = median(({ fetched }) => fetched ?? 0);
  const started = median(({ ready, fetched }) => ready - (fetched ?? 0));
  const busy = Math.round(100 * spreadOf(visits.map(({ busy }) => busy)).median);
  return [
    `${fetched} ms until the interpreter’s files were there`,
    `beside the page’s own JavaScript, whose first picture came after ${painted} ms`,
    `then ${started} ms to compile it, copy its memory image and start Pyodide`,
    `all processors ${busy} % busy meanwhile`,
  ].join(', ');
}

async function visit(context: BrowserContext, address: string): Promise<Visits> {
  const took: Partial<Visits> = {};
  for (const name of VISITS) {
    const before = processorTimes();
    took[name] = await onPage(context, address, async (page) => {
      const ready = await moment(page, 'ready');
      const busy = busyShare(before, processorTimes());
      const at = (entry: string) =>
        page.evaluate((entry) => performance.getEntriesByName(entry)[0]?.startTime ?? null, entry);
      const [painted, fetched] = [await at('first-contentful-paint'), await at('python-fetched')];
      if (name !== 'warm') await page.waitForTimeout(STAY_MS);
      return { ready, painted, fetched, busy };
    });
  }
  return took as Visits;
}
