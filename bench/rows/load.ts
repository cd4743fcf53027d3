import { alternating, mapPairs } from '../measure/alternating.ts';
import { inFreshBrowser, onPage } from '../measure/browser.ts';
import { crowdVisits } from '../measure/crowd.ts';
import { hosting, OUR_HOST, plainHost } from '../measure/hosts.ts';
import { moment } from '../measure/moments.ts';
import { comparison, type Row, type RowGroup } from '../row.ts';

const BROWSERS = 100;

/** Whatever follows on the last file is asked for by then. */
const SETTLING_MS = 2000;

/** A class that opens the page at once, from `npm start` and from a plain static server, each a process of its own. */
export const load: RowGroup = {
  name: 'load',
  async measure({ page, pageFolder, rounds, say }): Promise<Row[]> {
    const files = await filesOfFirstVisit(page);
    say(`${BROWSERS} browsers ask for ${files.length} files each: ${files.join(' ')}`);
    const crowds = await hosting(OUR_HOST, (ours) =>
      hosting(plainHost(pageFolder), (plain) =>
        alternating(
          rounds,
          () => crowdVisits(ours, files, BROWSERS),
          () => crowdVisits(plain, files, BROWSERS),
        ),
      ),
    );
    say(`crowds: ${JSON.stringify(crowds)}`);
    const [ours, plain] = [crowds.ours[0]!, crowds.peer[0]!].map(({ bytes }) => (bytes / 1e6).toFixed(1));
    return [
      {
        ...comparison({
          name: `${BROWSERS} browsers at once: how long the last one waits`,
          pairs: mapPairs(crowds, ({ lastMs }) => lastMs),
          goal: 1,
          limit: `${ours} MB a browser against ${plain} MB; clients and server share this machine`,
        }),
        goalText: 'all get it, no later than from a plain server',
      },
    ];
  },
};

/** What a browser with an empty cache asks for until all is there, the editor and the standard library too. */
function filesOfFirstVisit(address: string): Promise<string[]> {
  return inFreshBrowser((context) =>
    onPage(context, 'about:blank', async (page) => {
      const files = new Set<string>();
      page.on('request', (request) => {
        if (request.url().startsWith(address)) files.add(request.url().slice(address.length));
      });
      // The last file, which comes when nobody does anything.
      const library = page.waitForRequest(/python_stdlib/);
      await page.goto(address);
      await moment(page, 'ready');
      await page.getByRole('textbox', { name: 'Python program' }).waitFor({ state: 'attached' });
      await library;
      // Not the browser's own "networkidle": it did not always come.
      await page.waitForTimeout(SETTLING_MS);
      return [...files];
    }),
  );
}
