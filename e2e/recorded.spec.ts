import type { Page } from '@playwright/test';
import { expect, linkTo, firstVisit as test } from './support/playground.ts';

const LIVE = 'A recording; Run runs it live';
const FIRST_EVENT = '0 | object-created | Node #1 | 9';

/** Holds back what the interpreter is made of; gives what lets it through. */
async function holdPythonBack(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/interpreter/**', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('an example is on the screen before Python is, and Run gives the same live', async ({ playground }) => {
  const { page } = playground;
  const letPythonThrough = await holdPythonBack(page);
  await playground.open();

  await expect(playground.region('Timeline')).toContainText(LIVE);
  const recorded = await playground.eventsPicture();
  expect(recorded.split('\n')[0]).toBe(FIRST_EVENT);
  expect((await playground.lifelines())[0]).toContain('Node');
  await expect(playground.console).toContainText('gone True');
  await page.getByRole('button', { name: 'First step' }).click();
  // Its console follows the moment, as a live run's does.
  await expect(playground.console).toContainText('2 lines are printed later than this moment.');
  for (let step = 0; step < 6; step += 1) await page.getByRole('button', { name: 'Next step' }).click();
  await expect(
    playground
      .region('Heap')
      .getByRole('button', { name: /Node #1/ })
      .first(),
  ).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-run-state', 'loading');
  await expect(playground.status).toContainText('Loading');

  letPythonThrough();
  await playground.reaches('ready');
  await playground.run();
  await expect(playground.region('Timeline')).not.toContainText(LIVE);
  expect(await playground.eventsPicture()).toBe(recorded);
});

test('an example that is chosen is on the screen at once, and a waiting run takes its place', async ({
  playground,
}) => {
  const { page } = playground;
  const letPythonThrough = await holdPythonBack(page);
  await playground.open();
  await expect(playground.region('Timeline')).toContainText(LIVE);
  await playground.press('Examples');
  await page.getByRole('dialog').getByRole('button', { name: 'Resurrection', exact: true }).click();
  await expect(playground.region('Events')).toContainText('object-resurrected');
  await expect(playground.region('Timeline')).toContainText(LIVE);

  await playground.press('Run');
  await expect(playground.region('Timeline')).toContainText('Your program runs as soon as Python is there.');
  await expect(playground.region('Events')).not.toContainText('object-resurrected');
  letPythonThrough();
  await playground.reaches('done');
  await expect(playground.region('Events')).toContainText('object-resurrected');
});

test('a program that came with a link shows no recording, even where it is an example’s', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  const answered = page.waitForResponse(/one-object-four-weakrefs-[^/]*\.json$/);
  await playground.open();
  await answered;
  await expect(playground.region('Timeline')).toContainText(LIVE);
  const example = await playground.program();

  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('about:blank');
  await playground.open(linkTo(example));
  await playground.reaches('ready');
  await expect(playground.region('Timeline')).toContainText('Press Run to see');
  expect(asked.filter((path) => path.endsWith('.json'))).toEqual([]);
});

test('a program of one’s own keeps the page as it is', async ({ playground }) => {
  await playground.open();
  await expect(playground.region('Timeline')).toContainText(LIVE);
  await playground.write('print("mine")');
  await expect(playground.region('Timeline')).toContainText('The program has changed since this run');
  await playground.page.reload();
  await playground.reaches('ready');
  await expect(playground.region('Timeline')).toContainText('Press Run to see');
});

test('an example that is chosen when the server is gone says so, and no older picture stands beside it', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  await playground.reaches('ready');
  await playground.run();
  await expect(playground.picture).toBeVisible();
  await playground.press('Examples');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.route('**/*.json', (route) => route.abort());
  await page.getByRole('dialog').getByRole('button', { name: 'Resurrection', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The recorded run of this example could not be loaded');
  await expect(playground.picture).toBeHidden();
  playground.complaints.length = 0;
  await playground.run();
  await expect(playground.region('Events')).toContainText('object-resurrected');
});
