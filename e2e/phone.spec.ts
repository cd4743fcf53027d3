import { editorComes, expect, type Playground, test } from './support/playground.ts';

test.use({ viewport: { width: 390, height: 844 } });

const LONG_NAME = 'PyUnstable_Object_ClearWeakRefsNoCallbacks';

async function pick(playground: Playground, title: string): Promise<void> {
  await playground.press('Examples');
  await playground.page.getByRole('dialog').getByRole('button', { name: title, exact: true }).click();
  await expect(playground.page.getByRole('dialog')).toBeHidden();
}

test('code, picture and sentence are seen together while one steps', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  await editorComes(page);
  await page.getByRole('button', { name: 'First step' }).click();
  await page.evaluate(() => scrollTo(0, 0));
  const sentence = page.locator('p[aria-live]');
  for (let step = 0; step < 12; step += 1) {
    await page.getByRole('button', { name: 'Next step' }).click();
    // A line that is wrapped is marked in each of its rows.
    const marked = playground.region('Editor').locator('.view-overlays [class*="_selected_"]').first();
    await expect(marked).toBeInViewport();
    await expect(playground.picture).toBeInViewport({ ratio: 0.7 });
    await expect(sentence).toBeInViewport({ ratio: 1 });
  }
  // The sentence does not lie over the picture.
  const picture = (await playground.picture.boundingBox())!;
  const bar = (await page.getByRole('button', { name: 'First step' }).boundingBox())!;
  expect(bar.y).toBeGreaterThan(picture.y + picture.height * 0.7);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('nothing scrolls sideways, whatever its name is', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await pick(playground, LONG_NAME);
  await expect(playground.region('Events')).toContainText('capi-call');
  const tooWide = () =>
    page.evaluate(() =>
      [document.scrollingElement!, ...document.querySelectorAll('section, section div')]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            ['auto', 'scroll', 'visible'].includes(getComputedStyle(element).overflowX) &&
            element.clientWidth > 0 &&
            element.closest('.monaco-editor') === null,
        )
        .map((element) => element.className),
    );
  await playground
    .region('Events')
    .getByRole('row', { name: /capi-call/ })
    .click();
  expect(await tooWide()).toEqual([]);
  await page.getByRole('tab', { name: 'Inspector' }).click();
  await expect(playground.region('Inspector')).toContainText(LONG_NAME);
  expect(await tooWide()).toEqual([]);
});

test('All marks opens to all of them', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('button', { name: 'All marks' }).click();
  const marks = page.getByRole('list', { name: 'Legend' }).getByRole('listitem');
  expect(await marks.count()).toBeGreaterThan(20);
  for (const mark of [marks.first(), marks.last()]) {
    await mark.scrollIntoViewIfNeeded();
    await expect(mark).toBeInViewport({ ratio: 1 });
  }
  // Nothing of the list is cut off by something that scrolls on its own.
  const cut = await page.getByRole('list', { name: 'Legend' }).evaluate((list) => {
    for (let at: Element | null = list; at !== null && at !== document.documentElement; at = at.parentElement)
      if (at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY !== 'visible')
        return at.className;
    return null;
  });
  expect(cut).toBeNull();
});
