import { expect, test } from './support/playground.ts';

test('panes stay as a person made them, and as they were reset by a double click', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.reaches('ready');
  const divider = page.getByRole('separator', { name: 'Events width' });
  const place = async () => (await divider.boundingBox())!;
  const reopened = async () => {
    await page.reload();
    await playground.reaches('ready');
    return (await place()).x;
  };

  const { x, y, height } = await place();
  const middle = y + height / 2;
  await page.mouse.move(x, middle);
  await page.mouse.down();
  await page.mouse.move(x + 120, middle, { steps: 4 });
  await page.mouse.up();
  expect(await reopened()).toBeCloseTo(x + 120, -1);
  await page.mouse.dblclick((await place()).x, middle);
  expect(await reopened()).toBeCloseTo(x, -1);
});

test('a panel grows over the page and goes back, by its button, its title and keys', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.openAndRun('import weakref\nclass A: pass\na = A()\nr = weakref.ref(a)\ndel a\n');
  const heap = playground.region('Heap');
  const width = async () => (await heap.boundingBox())!.width;
  const small = await width();
  const whole = page.viewportSize()!.width;

  await page.getByRole('button', { name: 'Grow Heap' }).click();
  await expect.poll(width).toBe(whole);
  // One can step meanwhile, and nothing below can have the focus.
  await page.getByRole('button', { name: 'First step' }).click();
  await expect(playground.region('Events')).toHaveJSProperty('inert', true);
  await page.keyboard.press('Escape');
  await expect.poll(width).toBe(small);

  await heap.getByRole('heading', { name: 'Heap' }).dblclick();
  await expect.poll(width).toBe(whole);
  await page.getByRole('button', { name: 'Shrink Heap' }).click();
  await expect.poll(width).toBe(small);

  await page.getByRole('button', { name: 'Close Heap' }).focus();
  await page.keyboard.press('Alt+Enter');
  await expect.poll(width).toBe(whole);
  await page.keyboard.press('Alt+Enter');
  await expect.poll(width).toBe(small);
});

test('a panel that is closed leaves its room to the others, also after a reload, and opens again', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  const width = async () => (await playground.region('Events').boundingBox())!.width;
  const before = await width();
  await page.getByRole('button', { name: 'Close Heap' }).press('Enter');
  await expect(playground.region('Heap')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Open Heap' })).toBeFocused();
  await expect.poll(width).toBeGreaterThan(before + 100);
  await expect(page.getByRole('button', { name: 'Close Editor' })).toHaveCount(0);

  await page.reload();
  await expect(playground.region('Events')).toBeVisible();
  await expect(playground.region('Heap')).toHaveCount(0);
  await page.getByRole('button', { name: 'Open Heap' }).press('Enter');
  await expect(playground.region('Heap')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close Heap' })).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Closed panels' })).toHaveCount(0);
});
