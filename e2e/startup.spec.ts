import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PAGE_FOLDER } from '../tools/build/buildPage.ts';
import { plainServer } from './support/plainServer.ts';
import { expect, Playground, firstVisit as test } from './support/playground.ts';
import { onSlowLine } from './support/slowLine.ts';

const READS_THE_LIBRARY =
  'answer = input("name? ")\nprint("before")\nimport decimal\nprint(decimal.Decimal("0.1") * 3, answer)\n';

test('a program that needs the standard library before it is there runs again when it is', async ({
  playground,
}) => {
  const { page } = playground;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/python_stdlib/, async (route) => {
    await released;
    await route.continue();
  });
  await playground.openWith(READS_THE_LIBRARY);
  await playground.reaches('ready');
  await playground.press('Run');
  await page.getByRole('textbox', { name: 'name?' }).fill('Ada');
  await page.keyboard.press('Enter');
  await expect(playground.status).toContainText('fetching the standard library');
  release();
  await playground.reaches('done');
  await expect(playground.console).toContainText('0.3 Ada');
  expect((await playground.printed()).match(/before/g)).toHaveLength(1);
});

test('the standard library comes beforehand where nobody runs anything', async ({ playground }) => {
  const fetched = playground.page.waitForResponse(/python_stdlib/);
  await playground.openWith('import decimal\nprint(decimal.Decimal("0.1") * 3)\n');
  await fetched;
  await playground.run();
  await expect(playground.console).toContainText('0.3');
});

test('a program that needs the library says so where it cannot be fetched, and others go on', async ({
  playground,
}) => {
  await playground.page.route(/python_stdlib/, (route) => route.abort());
  await playground.openWith('import decimal\n');
  await playground.run();
  await expect(playground.console).toContainText('standard library, which could not be fetched');
  await playground.write('print("without it")');
  await playground.run();
  await expect(playground.console).toContainText('without it');
  await playground.page.unroute(/python_stdlib/);
  await playground.write('import decimal\nprint(decimal.Decimal("0.1") * 3)\n');
  await playground.run();
  await expect(playground.console).toContainText('0.3');
});

test('Stop ends the wait for the standard library', async ({ playground }) => {
  await playground.page.route(/python_stdlib/, () => {});
  await playground.openWith('import decimal\n');
  await playground.reaches('ready');
  await playground.press('Run');
  await expect(playground.status).toContainText('fetching the standard library');
  await playground.press('Stop');
  await playground.reaches('done');
  await expect(playground.console).toContainText('You stopped the program');
  await playground.write('print("without it")');
  await playground.run();
  await expect(playground.console).toContainText('without it');
});

test('the program can be typed in before the interpreter is there', async ({ playground }) => {
  await playground.page.route(/assets\/interpreter/, () => {});
  await playground.open();
  await playground.write('print("typed early")');
  await expect(playground.status).toContainText('Loading');
  expect(await playground.program()).toBe('print("typed early")');
});

test('run after run, there stay a standby and what keeps the compiled code', async ({ playground }) => {
  await playground.open();
  for (let turn = 0; turn < 5; turn += 1) await playground.run();
  await expect(playground.page.locator('iframe')).toHaveCount(2, { timeout: 45_000 });
});

/** Slow enough for what is given up not to have arrived already. */
const MEGABITS = 40;

test('from a host that compresses nothing, less than half of the interpreter’s bytes travel', async ({
  page,
}) => {
  const folder = join(PAGE_FOLDER, 'assets', 'interpreter');
  const large = readdirSync(folder).filter((name) => name.endsWith('.packed'));
  const plainBytes = large
    .map((name) => statSync(join(folder, name.replace('.packed', ''))).size)
    .reduce((sum, bytes) => sum + bytes);
  await onSlowLine(plainServer(PAGE_FOLDER, '/'), MEGABITS, async (address, arrived) => {
    // Monaco is no part of this.
    await page.route(/Monaco|editor|codicon/, (route) => route.abort());
    const playground = new Playground(page, address);
    await playground.open();
    await playground.reaches('ready');
    // By name: what comes next, such as the standard library, may be on its way when the page is found ready.
    const arrivedBytes = [...arrived]
      .filter(([path]) => large.some((name) => path.includes(name.replace('.packed', ''))))
      .reduce((sum, [, bytes]) => sum + bytes, 0);
    expect(arrivedBytes).toBeGreaterThan(0);
    expect(arrivedBytes).toBeLessThan(plainBytes / 2);
  });
});

const STORED_FILES = 7;

/** Addresses in the browser's storage of the interpreter's files. */
const storedFiles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const addresses: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) addresses.push(url);
    return addresses;
  });

/** Stays until what came is kept for the next visit. */
const staysUntilStored = (page: Page): Promise<void> =>
  expect(async () => expect(await storedFiles(page)).toHaveLength(STORED_FILES)).toPass({ timeout: 30_000 });

test('a second visit fetches nothing of the interpreter', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await staysUntilStored(page);
  const fetched: string[] = [];
  await page.route(/assets\/interpreter/, (route) => {
    fetched.push(route.request().url());
    return route.abort();
  });
  await playground.openWith(READS_THE_LIBRARY.replace('input("name? ")', '"from storage"'));
  await playground.run();
  await expect(playground.console).toContainText('0.3 from storage');
  expect(fetched).toEqual([]);
});

test('what the storage has of an older build goes, and what is damaged is fetched anew', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  await staysUntilStored(page);
  const [name] = await page.evaluate(() => caches.keys());
  const snapshot = (await storedFiles(page)).find((url) => url.includes('snapshot'))!;
  await page.evaluate(
    async ([name, snapshot]) => {
      const cache = await caches.open(name!);
      await cache.put(snapshot!, new Response('cut'));
      await cache.put(snapshot!.replace('snapshot', 'older'), new Response('of an older build'));
    },
    [name, snapshot],
  );
  const fetched = page.waitForResponse(snapshot);
  await playground.open();
  await fetched;
  await playground.run();
  await expect(playground.console).toContainText('gone True');
  // The damaged one counts as stored until it is replaced.
  const bytesStored = () =>
    page.evaluate(async (url) => (await (await caches.match(url))!.blob()).size, snapshot);
  await expect.poll(bytesStored, { timeout: 30_000 }).toBeGreaterThan(1_000_000);
  await staysUntilStored(page);
});
