import { networkInterfaces } from 'node:os';
import { PAGE_FOLDER } from '../tools/build/buildPage.ts';
import { originOf } from './support/origin.ts';
import { plainServer } from './support/plainServer.ts';
import { expect, Playground, test } from './support/playground.ts';

const CODE = 'import weakref\nclass A: pass\nr = weakref.ref(A())\nprint(r())\n';

test('the built folder works below a sub-path of a plain static host', async ({ page }) => {
  const server = plainServer(PAGE_FOLDER, '/class of 2026/week-3/');
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const playground = new Playground(page, `${originOf(server)}class%20of%202026/week-3/`);
  await playground.openAndRun(CODE);
  await expect(playground.console).toContainText('None');
  expect((await playground.events()).map(({ kind }) => kind)).toContain('ref-created');
  await playground.write('print("typed here")');
  expect(playground.complaints).toEqual([]);
  server.closeAllConnections();
  server.close();
});

test('it works in a classroom’s network, where an address is no secure context', async ({ page, site }) => {
  const address = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  test.skip(address === undefined, 'this machine is in no network');
  const playground = new Playground(page, site.replace('localhost', address ?? ''));
  await playground.openAndRun(CODE);
  await expect(playground.console).toContainText('None');
  expect(playground.complaints).toEqual([]);
});

test('in a frame that lets it load nothing, the page says so', async ({ page, site }) => {
  await page.route('**/around', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="allow-scripts" src="${site}" width="900" height="600"></iframe>`,
    }),
  );
  await page.goto(`${site}around`);
  await expect(page.frameLocator('iframe').getByRole('alert')).toHaveText(
    `Weakref Playground cannot start here: the frame or file that it was opened in does not let it load its own code. Open ${site} in a tab of its own.`,
  );
});

test('in a frame without an origin or storage the page runs, where its host lets anybody load it', async ({
  page,
}) => {
  const server = plainServer(PAGE_FOLDER, '/', { 'Access-Control-Allow-Origin': '*' });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const site = originOf(server);
  await page.route('**/around', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="allow-scripts" src="${site}" width="1200" height="700"></iframe>`,
    }),
  );
  await page.goto(`${site}around`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(frame.getByRole('status', { name: 'Interpreter' })).toContainText('Ran in', {
    timeout: 45_000,
  });
  await expect(frame.getByRole('log', { name: 'Console' })).toContainText('gone True');
  server.closeAllConnections();
  server.close();
});

test('nothing is asked of any other host', async ({ playground, site }) => {
  const elsewhere: string[] = [];
  playground.page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(site))
      elsewhere.push(request.url());
  });
  await playground.open();
  await playground.run();
  expect(elsewhere).toEqual([]);
});
