import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Playground, test } from './support/playground.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core');

declare global {
  interface Window {
    axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

/** `rule: where: what is wrong`, a line each. */
async function violations({ page }: Playground): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // An experiment of axe: it wants a button's description in its name, too.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const [problem] = [...any, ...all, ...none];
      return `${id}: ${target}: ${problem?.message}`;
    }),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing before, during and after a run', async ({ playground }) => {
      await playground.open();
      await playground.reaches('ready');
      expect(await violations(playground)).toEqual([]);
      await playground.run();
      await playground.page.getByRole('button', { name: 'Next step' }).click();
      expect(await violations(playground)).toEqual([]);
      await playground.openAndRun('import sys\nprint("out")\nprint("err", file=sys.stderr)\n1 / 0\n');
      expect(await violations(playground)).toEqual([]);
    });

    for (const dialog of ['Examples', 'Settings', 'Share']) {
      test(`axe finds nothing in ${dialog}`, async ({ playground }) => {
        await playground.open();
        await playground.press(dialog);
        await expect(playground.page.getByRole('dialog')).toBeVisible();
        expect(await violations(playground)).toEqual([]);
      });
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('everything is there, and nothing is cut off sideways', async ({ playground }) => {
    await playground.open();
    await playground.run();
    const { scrollWidth, clientWidth } = await playground.page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    expect(await violations(playground)).toEqual([]);
  });
});

test('a run by keyboard alone', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.reaches('ready');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run' })).toBeFocused();
  await page.keyboard.press('Enter');
  await playground.reaches('done');

  await playground.editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('print("typed")');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(playground.console).toContainText('typed');
});

test('Escape, then Tab, leaves the editor', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.editor.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(playground.editor).not.toBeFocused();
});
