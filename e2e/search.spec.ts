import { expect, samePage as test } from './support/playground.ts';

const RECORDS = `import weakref
class Record: pass
kept = [Record() for _ in range(1500)]
refs = [weakref.ref(record) for record in kept]
del kept[:1200]
`;

test('search finds one thing of many by its label, and what is still alive', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(RECORDS);
  const field = page.getByRole('textbox', { name: 'Find events' });
  const matches = page.getByRole('status', { name: 'Matches' });
  const title = playground.region('Inspector').getByRole('heading', { level: 3 }).first();

  for (const query of ['Record #1235', '"Record #1235"', 'record #1235']) {
    await field.fill(query);
    await page.keyboard.press('Enter');
    await expect(title).toContainText('Record #1235');
    await expect(title).not.toContainText('ref #1235');
  }
  await field.fill('"Record #11"');
  await page.keyboard.press('Enter');
  await expect(title).toContainText('Record #11');

  // Of all records, one that lives comes first.
  await field.fill('Record');
  await page.keyboard.press('Enter');
  await expect(title).toContainText('Record #1201');

  await field.fill('alive type:Record kind:object-created');
  await expect(matches).toHaveText('1 of 300');
});
