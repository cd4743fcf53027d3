import { expect, test } from './support/playground.ts';

test('a newcomer opens the page, presses Run, and sees what CPython did', async ({ playground }) => {
  await playground.open();
  for (const region of ['Editor', 'Timeline', 'Events', 'Console'])
    await expect(playground.region(region)).toBeVisible();
  await expect(playground.page.locator('html')).toHaveAttribute('data-run-state', /loading|ready/);

  await playground.run();

  await expect(playground.console).toContainText('3 True');
  await expect(playground.console).toContainText('gone True');
  expect(await playground.eventsPicture()).toBe(
    [
      '0 | object-created | Node #1 | 9',
      '1 | ref-created | ref #1 → Node #1 | 10',
      '2 | ref-reused | ref #1 → Node #1 | 11',
      '3 | ref-created | ref #2 → Node #1 | 12',
      '4 | ref-created | proxy #1 → Node #1 | 13',
      '5 | object-dying | Node #1 | 15',
      '6 | ref-cleared | ref #1 → Node #1 | 15',
      '7 | ref-cleared | proxy #1 → Node #1 | 15',
      '8 | ref-cleared | ref #2 → Node #1 | 15',
      '9 | callback-started | ref #2 → Node #1 | 15',
      '10 | deref | ref #2 → Node #1 | 7',
      '11 | callback-finished | ref #2 → Node #1 | 15',
      '12 | object-dead | Node #1 | 15',
    ].join('\n'),
  );
  for (const { words } of await playground.events()) expect(words).toMatch(/^\S.*\.$/);
});

test('the same program gives the same events again', async ({ playground }) => {
  await playground.open();
  await playground.run();
  const first = await playground.eventsPicture();
  await playground.run();
  expect(await playground.eventsPicture()).toBe(first);
});

test('one moment: a row, the sentence and the editor show the same event', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  await playground
    .region('Events')
    .getByRole('row', { name: /proxy #1 .* 13/ })
    .first()
    .click();
  // Steps are lines and events: between this event and the next, lines 14 and 15 are begun.
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Next step' }).click();
  await expect(playground.region('Events').locator('tr[aria-current]')).toContainText('object-dying');
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(playground.region('Events').locator('tr[aria-current]')).toContainText('object-dead');
});

test('the interpreter tells how it is', async ({ playground }) => {
  await playground.open();
  await expect(playground.status).toContainText(/Loading|ready/);
  await playground.reaches('ready');
  await expect(playground.status).toContainText('CPython 3.14.2 ready');
});
