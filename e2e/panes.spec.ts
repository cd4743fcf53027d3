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
