import { readFileSync } from 'node:fs';
import { expect, samePage as test } from './support/playground.ts';

/** A pitfall's program without the word at its line, so that the line is not wrapped and has one mark. */
const snippet = (name: string) =>
  readFileSync(new URL(`../tests/programs/pitfalls/${name}.py`, import.meta.url), 'utf8').replace(
    / {2}# [a-z-]+$/m,
    '',
  );

test('a pitfall is told at its line, in the editor and in the list, with what to do instead', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.openAndRun(snippet('callback-not-kept'));
  const notes = page.getByRole('region', { name: 'Notes' });
  await expect(notes).toContainText('Nothing keeps this weakref: it dies before door does');
  await expect(notes).toContainText('Keep the weakref as long as the callback is wanted');
  await expect(notes.getByRole('listitem')).toHaveAttribute('data-pitfall', 'callback-not-kept');

  const underlined = playground.region('Editor').locator('.squiggly-warning');
  await expect(underlined).toHaveCount(1);
  // The editor tells where the mouse comes to rest; what moves below it meanwhile is a new place.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await page.locator('.view-line', { hasText: 'weakref.ref(door, closed)' }).hover();
    const hover = page.locator('.monaco-hover').filter({ hasText: 'Nothing keeps this weakref' });
    await expect(hover).toBeVisible({ timeout: 3000 });
  }).toPass();

  await notes.getByRole('button', { name: 'Line 10' }).click();
  await expect(playground.currentRow).toContainText('ref #1 → Door #1');
  await expect.poll(() => playground.markedLine()).toBe(10);

  // The line is no longer what ran: what was said of it stays in the list only.
  await playground.write(`# another first line\n${snippet('callback-not-kept')}`);
  await expect(underlined).toHaveCount(0);
  await expect(notes).toBeVisible();

  await playground.write(snippet('callback-not-kept.fixed'));
  await playground.run();
  await expect(notes).toBeHidden();
});

test('several notes in one program', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(`import weakref

class A:
    pass

d = weakref.WeakValueDictionary()
d["k"] = A()
a = A()
weakref.ref(a, lambda ref: None)
try:
    weakref.ref([])
except TypeError:
    pass
`);
  const notes = page.getByRole('region', { name: 'Notes' });
  await expect(notes.getByRole('heading')).toHaveText('3 notes');
  const pitfalls = await notes
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.pitfall));
  expect(pitfalls).toEqual(['weak-value-without-owner', 'callback-not-kept', 'type-without-weakrefs']);
  await expect(playground.region('Editor').locator('.squiggly-warning')).toHaveCount(3);
});
