import { editorComes, expect, test } from './support/playground.ts';

test('? shows all keys, and from the editor the search is one chord away', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  const dialog = page.getByRole('dialog', { name: 'Keys' });

  await page.getByRole('button', { name: 'Run' }).focus();
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  for (const where of ['Anywhere', 'In the timeline', 'In the table of events', 'In the heap'])
    await expect(dialog.getByRole('region', { name: where, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Run' })).toBeFocused();

  // Who types gets the character, and no dialog.
  await editorComes(page);
  await playground.write('print("what")');
  await page.keyboard.press('?');
  await expect.poll(() => playground.program()).toBe('print("what")?');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('textbox', { name: 'Find events' })).toBeFocused();
  await expect.poll(() => playground.program()).toBe('print("what")?');

  await playground.press('Settings');
  await page.getByRole('button', { name: 'Show all keys' }).click();
  await expect(dialog).toBeVisible();
});

test('long lines go on below, unless the setting says otherwise', async ({ playground }) => {
  const { page } = playground;
  await playground.openWith(`print("${'a long line '.repeat(20)}")\n`);
  await editorComes(page);
  const screenLines = () => playground.region('Editor').locator('.view-line').count();
  await expect.poll(screenLines).toBeGreaterThan(3);

  await playground.press('Settings');
  await page.getByRole('checkbox', { name: 'Wrap long lines' }).uncheck();
  await page.keyboard.press('Escape');
  await expect.poll(screenLines).toBe(2);
  await page.reload();
  await editorComes(page);
  await expect.poll(screenLines).toBe(2);
});
