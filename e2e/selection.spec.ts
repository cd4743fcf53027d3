import { expect, samePage as test } from './support/playground.ts';

test('selection is one thing across timeline, table, heap, editor and inspector', async ({ playground }) => {
  const { page, picture } = playground;
  await playground.open();
  await playground.run();
  const heap = playground.region('Heap');
  const inspector = playground.region('Inspector');
  const pressed = heap.locator('[data-thing][aria-pressed="true"]');
  const isOne = async (expected: { row: RegExp; line: number; thing: RegExp; label: RegExp }) => {
    await expect(playground.currentRow).toHaveText(expected.row);
    await expect.poll(() => playground.markedLine()).toBe(expected.line);
    await expect(pressed).toHaveText(expected.thing);
    await expect(picture).toHaveAttribute('aria-label', expected.label);
    await expect(inspector.getByRole('heading', { level: 3 }).last()).toHaveText(/./);
  };

  await playground
    .region('Events')
    .getByRole('row', { name: /callback-started/ })
    .click();
  await isOne({
    row: /^9callback-started/,
    line: 15,
    thing: /^ref #2/,
    label: /Selected: event 9 on line 15/,
  });
  await expect(inspector).toContainText('callback-started');

  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await isOne({ row: /^10deref/, line: 7, thing: /^ref #2/, label: /Selected: event 10 on line 7/ });
  await expect(inspector).toContainText('deref');

  await playground.region('Events').locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await isOne({ row: /^0object-created/, line: 9, thing: /^Node #1/, label: /Selected: event 0 on line 9/ });

  await page.getByRole('slider', { name: 'Step' }).focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Previous step' }).click();
  await isOne({ row: /^12object-dead/, line: 15, thing: /^Node #1/, label: /Selected: event 12 on line 15/ });

  await inspector.getByRole('button', { name: /^object-dying/ }).click();
  await isOne({ row: /^5object-dying/, line: 15, thing: /^Node #1/, label: /Selected: event 5 on line 15/ });

  await heap.getByRole('button', { name: /^proxy #1/ }).click();
  await expect(pressed).toHaveText(/^proxy #1/);
  await expect(inspector).toContainText('ProxyType');
});

test('the line of the cursor lights its events', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  await playground.editor.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < 11; line += 1) await page.keyboard.press('ArrowDown');
  const lit = playground.region('Events').locator('tr[data-lit]');
  await expect(lit).toHaveCount(1);
  await expect(lit).toContainText('ref-reused');
});
