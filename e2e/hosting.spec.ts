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
