import { MAX_FRAGMENT_CHARS, writeLink } from '../app/ui/share/link.ts';
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

test('a link to a moment says where it points, and after Run the page is there', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(
    'import weakref\nclass A: pass\na = A()\nr = weakref.ref(a)\ndel a\nprint(r())\n',
  );
  const cleared = playground.region('Events').getByRole('row', { name: /ref-cleared/ });
  await cleared.click();
  await playground.press('Share');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Moment' }).check();
  await expect(dialog).toContainText(/after Run event \d+/);
  await dialog.getByRole('button', { name: 'QR code' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();

  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText(/This link points to event \d+: Run to get there\./)).toBeVisible();
  await playground.run();
  await expect(playground.currentRow).toContainText('ref-cleared');
  await expect.poll(() => playground.markedLine(), { timeout: 60_000 }).toBe(5);

  // The program was changed before it ran.
  await page.goto('about:blank');
  await page.goto(link);
  await playground.reaches('ready');
  await playground.write('print("other")\n');
  await playground.run();
  await expect(page.getByText(/was changed since the link was opened/)).toBeVisible();
});

test('a link carries the C file', async ({ playground }) => {
  const { page } = playground;
  await playground.openWith('import lab\n');
  await playground.press('Add file');
  await playground.press('Share');
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  await playground.press('Remove lab.c');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('tab', { name: 'lab.c' })).toBeVisible();
});

test('the settings of a link hold for its program, and the person’s own are back at the next visit', async ({
  playground,
}) => {
  const { page } = playground;
  const written = writeLink({ python: 'print("theirs")\n', settings: { timeLimitSeconds: 7 } });
  if (written.kind !== 'link') throw new Error(written.kind);
  const limit = async () => {
    await playground.press('Settings');
    const value = await page.getByLabel('Time limit in seconds').inputValue();
    await page.keyboard.press('Escape');
    return value;
  };
  await playground.open();
  const own = await limit();
  await playground.open(written.fragment);
  await expect.poll(() => playground.program()).toBe('print("theirs")\n');
  expect(await limit()).toBe('7');
  await page.reload();
  expect(await limit()).toBe(own);
  expect(own).not.toBe('7');
});
