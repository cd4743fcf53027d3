import type { BrowserContext } from 'playwright';
import { alternating, mapPairs } from '../measure/alternating.ts';
import { inFreshBrowser, onPage } from '../measure/browser.ts';
import { moment } from '../measure/moments.ts';
import { comparison, type Row, type RowGroup } from '../row.ts';

/** A browser's cache fills by the first visit, and with compiled code by the second. */
const VISITS = ['empty', 'filling', 'warm'] as const;
type Visits = Record<(typeof VISITS)[number], number>;

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
    return [
      comparison({
        name: 'page opened → interpreter ready, empty cache',
        pairs: mapPairs(visits, ({ empty }) => empty),
        goal: 0.5,
        limit: 'fetching, unpacking and compiling the interpreter, then copying its memory image',
      }),
      comparison({
        name: 'the same, warm cache',
        pairs: mapPairs(visits, ({ warm }) => warm),
        goal: 0.25,
        limit: 'compiling the interpreter’s WebAssembly and copying its memory image',
      }),
    ];
  },
};

async function visit(context: BrowserContext, address: string): Promise<Visits> {
  const took: Partial<Visits> = {};
  for (const name of VISITS) took[name] = await onPage(context, address, (page) => moment(page, 'ready'));
  return took as Visits;
}
