/** Takes the README's picture of the built page: `npm run build`, then `npx tsx tools/picture.ts`. */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { listen } from '../app/cli/serve/listen.ts';
import { siteServer } from '../app/cli/serve/server.ts';
import { BROWSER_FLAGS, findBrowser } from '../e2e/support/browser.ts';
import { PAGE_FOLDER } from './build/buildPage.ts';
import { ROOT } from './root.ts';

const CALLBACK_STARTED = /callback-started/;

const found = findBrowser();
if (found.kind === 'none') throw new Error(found.advice);
const server = siteServer(PAGE_FOLDER);
const listening = await listen(server, 0, false);
if (listening.kind === 'refused') throw new Error(listening.reason);
const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_FLAGS });

const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
await page.goto(`http://localhost:${listening.port}/`);
await page.locator('html[data-run-state=ready]').waitFor({ timeout: 60_000 });
await page.getByRole('button', { name: 'Run', exact: true }).click();
await page.locator('html[data-run-state=done]').waitFor();
await page.getByRole('row', { name: CALLBACK_STARTED }).click();
await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 300))));
await page.screenshot({ path: join(ROOT, 'docs', 'playground.png') });

await browser.close();
server.closeAllConnections();
server.close();
