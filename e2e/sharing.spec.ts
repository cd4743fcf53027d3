import { MAX_FRAGMENT_CHARS } from '../app/ui/share/link.ts';
import { expect, linkTo, test } from './support/playground.ts';

const OWN_TEXT = 'print("my own")\n';

test('a link shows its program, and does not run it', async ({ playground }) => {
  await playground.openWith('print("from a link")\n');
  await playground.reaches('ready');
  expect(await playground.program()).toBe('print("from a link")\n');
  await expect(playground.console).not.toContainText('from a link');
  await expect(playground.page.getByText('only Run runs it')).toBeVisible();
});

test('the Share button makes a link that opens again', async ({ playground, context }) => {
  const { page } = playground;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.openWith('print("für alle ∞")\n');
  await playground.press('Share');
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  expect(new URL(link).hash).toBe(linkTo('print("für alle ∞")\n'));

  await page.goto('about:blank');
  await page.goto(link);
  await expect.poll(() => playground.program()).toBe('print("für alle ∞")\n');
});

test('a text that a link replaced can be brought back', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.write(OWN_TEXT);
  await playground.openWith('print("theirs")\n');
  await expect.poll(() => playground.program()).toBe('print("theirs")\n');
  await page.getByRole('button', { name: 'Restore my text' }).click();
  await expect.poll(() => playground.program()).toBe(OWN_TEXT);
});

test('the way back to an own text stays until it is taken', async ({ playground }) => {
  const { page } = playground;
  const restore = page.getByRole('button', { name: 'Restore my text' });
  await playground.open();
  await playground.reaches('ready');
  await playground.write(OWN_TEXT);
  for (const example of [2, 3]) {
    await playground.press('Examples');
    await page.getByRole('dialog').getByRole('listitem').nth(example).getByRole('button').click();
    await expect(restore).toBeVisible();
  }
  const buffer = Buffer.from('no trace');
  await page.getByLabel('Trace file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('alert').filter({ hasText: 'was not opened' })).toBeVisible();
  await playground.press('Dismiss');
  await playground.run();
  await restore.click();
  await expect.poll(() => playground.program()).toBe(OWN_TEXT);
  await expect(restore).toBeHidden();
});

test('a strange link gives one sentence and loses nothing', async ({ playground }) => {
  await playground.open();
  await playground.write(OWN_TEXT);
  for (const [what, fragment, sentence] of [
    ['damaged', `${linkTo('print("hello")').slice(0, -3)}xyz`, 'This link is damaged'],
    ['cut off', linkTo('print("hello, hello, hello")').slice(0, -6), 'This link is damaged'],
    ['newer', '#v9=abcdef', 'newer version'],
    ['foreign', '#/some/other/page', 'no link of this page'],
    ['oversized', `#v1=${'A'.repeat(MAX_FRAGMENT_CHARS)}`, 'too large'],
  ] as const)
    await test.step(what, async () => {
      await playground.page.goto('about:blank');
      await playground.open(fragment);
      await expect(playground.page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
      expect(await playground.program()).toBe(OWN_TEXT);
    });
  await playground.run();
  await expect(playground.console).toContainText('my own');
});
