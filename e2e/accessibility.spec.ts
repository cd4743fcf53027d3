import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, firstVisit, Playground, test } from './support/playground.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core');

declare global {
  interface Window {
    axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

const NOTES = readFileSync(
  new URL('../tests/programs/pitfalls/callback-not-kept.py', import.meta.url),
  'utf8',
);
const ENDLESS = 'import weakref\nr = weakref.ref({1})\nprint("before the loop")\nwhile True: pass\n';
const RAISES = 'import sys\nprint("out")\nprint("err", file=sys.stderr)\n1 / 0\n';

const EVERY_RULE: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // An experiment of axe: it wants a button's description in its name, too.
  rules: { 'label-content-name-mismatch': { enabled: false } },
};

/** What may be wrong in one scheme of colours and right in the other. */
const COLOUR_RULES: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** `rule: where: what is wrong`, a line each. The page in the dark is the page in the light in other colours. */
async function violations({ page }: Playground): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.addScriptTag({ path: AXE });
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const { violations } = await page.evaluate(
    (rules) => window.axe!.run(document, rules),
    isDark ? COLOUR_RULES : EVERY_RULE,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const [problem] = [...any, ...all, ...none];
      return `${id}: ${target}: ${problem?.message}`;
    }),
  );
}

const findsNothing = async (playground: Playground, state: string) =>
  expect(await violations(playground), state).toEqual([]);

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing before, during and after a run', async ({ playground }) => {
      const { page } = playground;
      await playground.openWith(NOTES);
      await playground.reaches('ready');
      await findsNothing(playground, 'ready');

      await playground.run();
      await expect(page.getByRole('region', { name: 'Notes' })).toBeVisible();
      await findsNothing(playground, 'done, with a note');
      await page.getByRole('button', { name: 'Next step' }).click();
      await findsNothing(playground, 'stepped');
      await playground
        .region('Events')
        .getByRole('row', { name: /ref-created/ })
        .click();
      await expect(playground.region('Inspector')).toContainText('wr_callback');
      await findsNothing(playground, 'a weakref selected');
      await page.getByRole('textbox', { name: 'Find events' }).fill('kind:ref');
      await page.getByRole('button', { name: 'Kinds' }).click();
      await page.getByRole('button', { name: 'All marks' }).click();
      await findsNothing(playground, 'search, kinds and legend open');

      await playground.write(ENDLESS);
      await playground.press('Run');
      await expect(playground.console).toContainText('before the loop');
      await findsNothing(playground, 'running');
      await playground.press('Stop');
      await playground.reaches('done');
      await findsNothing(playground, 'stopped');

      await playground.write(RAISES);
      await playground.run();
      await findsNothing(playground, 'ended with an exception');
      await playground.write('if x\n');
      await playground.run();
      await findsNothing(playground, 'a syntax error');
    });

    test('axe finds nothing in dialogs, menus and notices', async ({ playground }) => {
      const { page } = playground;
      await playground.open();
      for (const dialog of ['Examples', 'Settings', 'Share']) {
        await playground.press(dialog);
        await expect(page.getByRole('dialog')).toBeVisible();
        await findsNothing(playground, dialog);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      await playground.run();
      await playground.press('Export');
      await expect(page.getByRole('menu')).toBeVisible();
      await findsNothing(playground, 'the export menu');
      const coming = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Trace as JSON' }).click();
      const saved = await (await coming).path();
      const trace = page.getByLabel('Trace file');
      await trace.setInputFiles(saved);
      await expect(page.getByText('is a run recorded with CPython')).toBeVisible();
      await findsNothing(playground, 'an opened trace');
      await trace.setInputFiles({ name: 'x', mimeType: 'text/plain', buffer: Buffer.from('x') });
      await expect(page.getByText('it is no trace')).toBeVisible();
      await findsNothing(playground, 'a refused file');
    });
  });
}

const findsNothingInLightAndDark = async (playground: Playground, state: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Where something moves, colours go over from one scheme to the other.
    await playground.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await findsNothing(playground, `${state}, ${colorScheme}`);
  }
};

firstVisit('axe finds nothing while Python is slow to come', async ({ playground }) => {
  await playground.page.route('**/interpreter/**', () => {});
  await playground.open();
  await expect(playground.status).toContainText('Loading');
  await findsNothingInLightAndDark(playground, 'loading');
});

firstVisit(
  'where Python cannot be fetched, axe finds nothing, and the page says what to do',
  async ({ page, site }) => {
    // That a file did not come is told in the browser's console, which the fixture would take for a mistake.
    const playground = new Playground(page, site);
    await page.route('**/interpreter/**', (route) => route.abort());
    await playground.openWith('print("once it is there")');
    await expect(page.locator('html')).toHaveAttribute('data-run-state', 'failed');
    await expect(playground.status).toContainText('Python failed: Python could not be fetched');
    await findsNothingInLightAndDark(playground, 'failed');

    await page.unroute('**/interpreter/**');
    await playground.press('Try again');
    await expect(playground.status).toContainText('ready');
    await playground.run();
    await expect(playground.console).toContainText('once it is there');
  },
);

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('everything is there, and nothing is cut off sideways', async ({ playground }) => {
    const { page } = playground;
    await playground.openWith(NOTES);
    await playground.run();
    const isNoWider = async () => {
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        clientWidth: document.documentElement.clientWidth,
      }));
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    };
    await isNoWider();
    await findsNothing(playground, 'narrow');
    const legend = page.getByRole('list', { name: 'Legend' });
    for (const mark of ['created', 'weakref made', 'callback silenced', 'freed'])
      await expect(legend.getByText(mark, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'All marks' }).click();
    await expect(legend).toContainText('The garbage collector looks for cycles.');
    await isNoWider();
    await findsNothing(playground, 'narrow, all marks');
    await page.getByRole('button', { name: 'Less' }).click();
    await playground
      .region('Events')
      .getByRole('row', { name: /callback-silenced/ })
      .click();
    for (const tab of ['Heap', 'Inspector']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(playground.region(tab)).toBeVisible();
      await isNoWider();
      await findsNothing(playground, `narrow, ${tab}`);
    }
    await expect(playground.region('Inspector')).toContainText('closed will never be called');
    for (const dialog of ['Share', 'Settings']) {
      await playground.press(dialog);
      await isNoWider();
      const cut = await page
        .getByRole('dialog')
        .evaluate((element) =>
          [...element.querySelectorAll('*')]
            .filter(
              ({ scrollWidth, clientWidth, tagName }) => tagName === 'DIV' && scrollWidth > clientWidth + 1,
            )
            .map(({ className }) => className),
        );
      expect(cut, dialog).toEqual([]);
      await findsNothing(playground, `narrow, ${dialog}`);
      await page.keyboard.press('Escape');
    }
  });
});

test.describe('with very long names', () => {
  const NAME = 'a_name_of_sixty_characters_that_is_told_whole_or_cut_with_a_s';
  const PROGRAM = `import weakref
class ${NAME}: pass
${NAME}1 = ${NAME}()
${NAME}2 = weakref.ref(${NAME}1)
del ${NAME}1
`;

  test('no sentence is cut without a sign', async ({ playground }) => {
    const { page } = playground;
    await playground.openAndRun(PROGRAM);
    await playground
      .region('Events')
      .getByRole('row', { name: /ref-created/ })
      .click();
    const told = page.getByText('It leads to').or(page.getByText('without keeping it alive'));
    await expect(told.first()).toBeVisible();
    for (const [width, height] of [
      [320, 640],
      [390, 844],
      [960, 540],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      const overflows = await page.evaluate(async () => {
        for (const _ of ['for what is told of a new size', 'for what that changes'])
          await new Promise(requestAnimationFrame);
        const cut = (element: Element) =>
          element.scrollWidth > element.clientWidth + 1 ? [`too wide: ${element.textContent}`] : [];
        const words = [...document.querySelectorAll('td[title] > div')].filter(
          (element) => getComputedStyle(element).textOverflow !== 'ellipsis',
        );
        const sentence = document.querySelector('p[aria-live=polite]')!;
        const hidden = sentence.scrollHeight > sentence.clientHeight + 1 ? ['the sentence is cut'] : [];
        return [innerWidth, ...words.flatMap(cut), ...cut(sentence), ...hidden];
      });
      expect(overflows, `${width} × ${height}`).toEqual([width]);
    }
  });
});

test('at 200 % on a projector the legend and the sentence are whole', async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 960, height: 540 });
  await playground.openWith(
    'import weakref\nclass A: pass\nall = [A() for _ in range(40)]\nrefs = [weakref.ref(a) for a in all]\n',
  );
  await playground.run();
  const timeline = await playground.region('Timeline').boundingBox();
  const legend = await page.getByRole('list', { name: 'Legend' }).boundingBox();
  expect(legend!.y + legend!.height).toBeLessThanOrEqual(timeline!.y + timeline!.height);
  await findsNothing(playground, 'a low screen');
  await page.mouse.move(100, 200);
  await page.getByRole('button', { name: 'Last step' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeInViewport();
});

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('the picture is drawn in the system’s colours', async ({ playground }) => {
    const { page } = playground;
    await playground.open();
    await playground.run();
    await playground.press('Export');
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Timeline as SVG' }).click();
    const svg = readFileSync(await (await coming).path(), 'utf8');
    const drawn = new Set(svg.match(/#[0-9a-f]{3,6}|rgb\([\d, ]+\)/g));
    const system = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      return ['CanvasText', 'Canvas', 'GrayText', 'Highlight', 'HighlightText', 'LinkText'].map((name) => {
        probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
        return getComputedStyle(probe).color;
      });
    });
    for (const colour of drawn) expect(system).toContain(asRgb(colour));
  });
});

test('forced colours and dark ones come and go while the page is open', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.reaches('ready');
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  for (const media of [
    { colorScheme: 'light', forcedColors: 'active' },
    { colorScheme: 'dark', forcedColors: 'active' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'none' },
  ] as const) {
    await page.emulateMedia(media);
    const grounds = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('[role=application] canvas')!;
        const [red, green, blue] = canvas.getContext('2d')!.getImageData(2, canvas.height - 2, 1, 1).data;
        const groundOf = (element: Element) => getComputedStyle(element).backgroundColor;
        const editor = groundOf(document.querySelector('.monaco-editor-background')!);
        return [groundOf(document.documentElement), editor, `rgb(${red}, ${green}, ${blue})`];
      });
    await expect.poll(async () => new Set(await grounds()).size, JSON.stringify(media)).toBe(1);
  }
});

/** `#0b6bcb` and `#fff` as the browser writes colours. */
function asRgb(colour: string): string {
  if (!colour.startsWith('#')) return colour;
  const digits = colour.slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `rgb(${[0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)).join(', ')})`;
}

test('everything by keyboard alone', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.reaches('ready');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await playground.reaches('done');

  await playground.picture.focus();
  await page.keyboard.press('ArrowRight');
  await expect(playground.currentRow).toContainText('object-created');
  await page.getByRole('button', { name: 'Run', exact: true }).focus();

  // Tab passes every part of the page in turn, and each shows that it has the focus.
  const stops: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const isSeen =
        (outlineStyle !== 'none' && outlineWidth !== '0px') || at.closest('.monaco-editor') !== null;
      const label = at instanceof HTMLSelectElement ? at.labels[0] : at;
      const name = at.getAttribute('aria-label') ?? label?.textContent?.trim() ?? '';
      const region = at.closest('section')?.getAttribute('aria-label') ?? 'page';
      return `${region} / ${name.slice(0, 40)}${isSeen ? '' : ' WITHOUT FOCUS RING'}`;
    });
    if (stop === null) break;
    stops.push(stop);
  }
  expect(stops.filter((stop) => stop.endsWith('WITHOUT FOCUS RING'))).toEqual([]);
  for (const part of [
    'Share',
    'Export',
    'Settings',
    'Find events',
    'Axis',
    'All marks',
    'Zoom in',
    'Next step',
    'Step',
  ])
    expect(stops).toContainEqual(expect.stringContaining(part));
  for (const region of ['Editor', 'Timeline', 'Events', 'Heap', 'Console', 'Inspector'])
    expect(stops).toContainEqual(expect.stringMatching(new RegExp(`^${region} /`)));
  expect(stops.length).toBeLessThan(100);

  await playground.editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('print("typed")');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(playground.console).toContainText('typed');

  await playground.editor.focus();
  await expect(page.getByText('Escape, then Tab leaves the editor')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Tab now leaves the editor')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(playground.editor).not.toBeFocused();
});
