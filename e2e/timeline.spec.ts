import { expect, type Playground, test } from './support/playground.ts';

/** Forty entries that fold into a group, and one odd thing among them. */
const CACHE = `import weakref

class Entry:
    pass

class Odd:
    pass

cache = weakref.WeakValueDictionary()
keep = []
for n in range(40):
    keep.append(Entry())
    cache[n] = keep[-1]
odd = Odd()
watch = weakref.ref(odd, lambda ref: print("odd"))
del odd
keep.clear()
`;

type Span = [number, number];
const width = ([first, last]: Span) => last - first;

/** What is shown once it is something else than before. */
async function shownAfter(playground: Playground, before: Span | null): Promise<Span | null> {
  await expect.poll(() => playground.shownEvents()).not.toEqual(before);
  return playground.shownEvents();
}

const tooltipOf = (playground: Playground) =>
  playground.region('Timeline').locator('[class*="tooltip"]').first();

/** Points at the names, from above, until the tooltip begins with these words; gives the place. */
async function pointAtName(playground: Playground, words: string): Promise<{ x: number; y: number }> {
  const box = (await playground.picture.boundingBox())!;
  const tooltip = tooltipOf(playground);
  for (let down = 36; down < box.height; down += 6) {
    const place = { x: box.x + 20, y: box.y + down };
    await playground.page.mouse.move(place.x, place.y);
    if ((await tooltip.isVisible()) && (await tooltip.innerText()).startsWith(words)) return place;
  }
  throw new Error(`no name in the picture tells “${words}”`);
}

test('the picture of a small run', async ({ playground }) => {
  const { page, picture } = playground;
  await playground.open();
  await playground.run();

  await test.step('lifelines: weakrefs under their referent in CPython’s order, under the program’s names', async () => {
    expect(await playground.lifelines()).toEqual([
      'a, Node #1: made at event 0, dying from event 5, freed at event 12',
      'r, s, ref #1 → Node #1: made at event 1, cleared at event 6, still there at the end',
      'p, proxy #1 → Node #1: made at event 4, cleared at event 7, still there at the end',
      'c, ref #2 → Node #1: made at event 3, cleared at event 8, gone called at event 9, still there at the end',
    ]);
  });

  await test.step('arrow keys go from event to event and from row to row', async () => {
    await picture.focus();
    await page.keyboard.press('ArrowRight');
    await expect(playground.currentRow).toContainText('object-created');
    await page.keyboard.press('ArrowDown');
    await expect(picture).toHaveAttribute('aria-label', /Selected: event 1 on line 10/);
    await page.keyboard.press('ArrowDown');
    await expect(playground.currentRow).toContainText('proxy #1');
    await page.keyboard.press('End');
    await expect(playground.currentRow).toContainText('object-dead');
    await page.keyboard.press('ArrowLeft');
    await expect(playground.currentRow).toContainText('callback-finished');
    await page.keyboard.press('Home');
    await expect(playground.currentRow).toContainText('object-created');
  });

  await test.step('what the pointer is over is told, and a click selects it', async () => {
    const tooltip = tooltipOf(playground);
    const { y } = await pointAtName(playground, 'c, ref #2');
    await expect(tooltip).toContainText('cleared at event 8');

    const box = (await picture.boundingBox())!;
    let x = box.x + box.width;
    do {
      x -= 6;
      await page.mouse.move(x, y);
    } while (x > box.x && !(await tooltip.filter({ hasText: 'ref-cleared' }).isVisible()));
    await expect(tooltip).toContainText('c is cleared: from now on it gives None. Its callback gone is due.');
    await page.mouse.click(x, y);
    await expect(playground.currentRow).toContainText('ref-cleared');
    await expect(playground.currentRow).toContainText('ref #2');

    await page.mouse.move(0, 0);
    await expect(tooltip).toBeHidden();
  });

  await test.step('the axis counts events, lines run or time', async () => {
    const drawn = () => picture.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const axis = page.getByLabel('Axis');
    const byEvents = await drawn();
    await axis.selectOption('lines run');
    await expect.poll(drawn).not.toBe(byEvents);
    const bySteps = await drawn();
    await axis.selectOption('time');
    await expect.poll(drawn).not.toBe(bySteps);
    expect(await drawn()).not.toBe(byEvents);
    await axis.selectOption('events');
    await expect.poll(drawn).toBe(byEvents);
  });

  await test.step('the legend teaches every mark', async () => {
    const legend = page.getByRole('list', { name: 'Legend' }).getByRole('listitem');
    await expect(legend).toHaveCount(8);
    await page.getByRole('button', { name: 'All marks' }).click();
    const marks = await legend.evaluateAll((entries) =>
      entries.map((entry) => ({
        shape: entry.querySelector('svg')?.innerHTML ?? '',
        words: entry.textContent ?? '',
      })),
    );
    expect(marks.length).toBeGreaterThan(18);
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(marks.length);
    for (const { words } of marks) expect(words).toMatch(/\.$/);
    await page.keyboard.press('Escape');
    await expect(legend).toHaveCount(8);
  });
});

test('the picture of a run with many alike things', async ({ playground, context }) => {
  const { page, picture } = playground;
  test.setTimeout(120_000);
  await playground.openAndRun(CACHE);

  await test.step('zoom and pan by keys, buttons, wheel, drag and the strip of the whole run', async () => {
    const strip = playground.region('Timeline').locator('[class*="overview"]');
    await expect(strip).toBeVisible();
    expect(await playground.shownEvents()).toBeNull();
    await picture.focus();

    await page.keyboard.press('+');
    const closer = (await shownAfter(playground, null))!;
    await page.keyboard.press('w');
    const closest = (await shownAfter(playground, closer))!;
    expect(width(closest)).toBeLessThan(width(closer));
    await page.keyboard.press('-');
    await page.keyboard.press('s');
    expect(await shownAfter(playground, closest)).toBeNull();

    await page.getByRole('button', { name: 'Zoom in' }).click();
    const byButton = (await shownAfter(playground, null))!;
    await page.getByRole('button', { name: 'Zoom out' }).click();
    expect(await shownAfter(playground, byButton)).toBeNull();

    const box = (await picture.boundingBox())!;
    const [middleX, middleY] = [box.x + box.width * 0.6, box.y + box.height * 0.6];
    await page.mouse.move(middleX, middleY);
    await page.keyboard.down('Control');
    for (let notch = 0; notch < 8; notch += 1) await page.mouse.wheel(0, -40);
    await page.keyboard.up('Control');
    await expect.poll(async () => width((await playground.shownEvents()) ?? [0, 1e9])).toBeLessThan(60);
    const byWheel = (await playground.shownEvents())!;

    await page.mouse.wheel(200, 0);
    const panned = (await shownAfter(playground, byWheel))!;
    expect(panned[0]).toBeGreaterThan(byWheel[0]);

    await page.mouse.down();
    await page.mouse.move(middleX + 150, middleY, { steps: 4 });
    await page.mouse.up();
    const dragged = (await shownAfter(playground, panned))!;
    expect(dragged[0]).toBeLessThan(panned[0]);

    await picture.focus();
    await page.keyboard.press('d');
    const byKey = (await shownAfter(playground, dragged))!;
    expect(byKey[0]).toBeGreaterThan(dragged[0]);
    await page.keyboard.press('a');
    await shownAfter(playground, byKey);

    const whole = (await strip.boundingBox())!;
    await page.mouse.click(whole.x + whole.width - 20, whole.y + whole.height / 2);
    const count = Number(await playground.region('Events').getByRole('table').getAttribute('aria-rowcount'));
    await expect.poll(async () => (await playground.shownEvents())?.[1]).toBeGreaterThan(count - 15);

    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => playground.shownEvents()).toBeNull();
    await picture.focus();
    await page.keyboard.press('+');
    await shownAfter(playground, null);
    await page.keyboard.press('0');
    await expect.poll(() => playground.shownEvents()).toBeNull();
  });

  await test.step('two fingers zoom', async () => {
    const box = (await picture.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const fingers = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number | null) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          apart === null
            ? []
            : [
                { x: x - apart, y, id: 1 },
                { x: x + apart, y, id: 2 },
              ],
      });
    await touch('touchStart', 20);
    for (const apart of [40, 80, 120, 160]) await touch('touchMove', apart);
    await touch('touchEnd', null);
    await expect.poll(async () => width((await playground.shownEvents()) ?? [0, 1e9])).toBeLessThan(100);
  });

  await test.step('search and filters find the odd event', async () => {
    const matches = page.getByRole('status', { name: 'Matches' });
    const table = playground.region('Events').getByRole('table');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Run', exact: true }).focus();
    await page.keyboard.press('/');
    const field = page.getByRole('textbox', { name: 'Find events' });
    await expect(field).toBeFocused();

    for (const [query, count] of [
      ['type:Odd', '7 matches'],
      ['kind:cleared type:Odd', '1 match'],
      ['name:watch kind:created', '1 match'],
      ['line:15', '1 match'],
      ['odd line:14-15', '2 matches'],
      ['nothing of the kind', 'no match'],
    ] as const) {
      await field.fill(query);
      await expect(matches).toHaveText(count);
    }

    await field.fill('type:Odd');
    await page.keyboard.press('Enter');
    await expect(matches).toHaveText('1 of 7');
    await expect(playground.currentRow).toContainText('Odd #1');
    await page.getByRole('button', { name: 'Previous match' }).click();
    await expect(matches).toHaveText('7 of 7');
    await page.getByRole('button', { name: 'Next match' }).click();
    await expect(matches).toHaveText('1 of 7');

    const all = Number(await table.getAttribute('aria-rowcount'));
    await page.getByRole('button', { name: 'List only matches' }).click();
    await expect(table).toHaveAttribute('aria-rowcount', '8');
    await field.focus();
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('');
    await expect(table).toHaveAttribute('aria-rowcount', String(all));

    await page.getByRole('button', { name: 'Kinds' }).click();
    await page
      .getByRole('list', { name: 'Kinds' })
      .getByRole('button', { name: /^object-dying/ })
      .click();
    await expect(matches).toHaveText('41 matches');
    await page.getByRole('button', { name: 'All kinds' }).click();
    await expect(matches).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('list', { name: 'Kinds' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Kinds' })).toBeFocused();
    await page.getByRole('button', { name: 'Show all' }).click();
  });

  await test.step('many alike fold into one group, which opens by click and by key', async () => {
    const folded = await playground.lifelines();
    expect(folded).toContainEqual(expect.stringMatching(/^40 Entry first met on line 12, folded$/));
    expect(folded.length).toBeLessThan(10);

    const clickGroup = async () => {
      const { x, y } = await pointAtName(playground, '40 Entry');
      await page.mouse.click(x, y);
    };
    const isOpen = () => expect.poll(async () => (await playground.lifelines()).length).toBeGreaterThan(40);
    const isFolded = () => expect.poll(() => playground.lifelines()).toEqual(folded);
    await clickGroup();
    await isOpen();
    await clickGroup();
    await isFolded();
    await clickGroup();
    await isOpen();
    // The first that is in it stands below its row, large enough to be pointed at.
    const { x, y } = await pointAtName(playground, 'keep[0]');
    await page.mouse.wheel(0, 400);
    // What is told of a mark goes when the picture moves below the pointer, which it may do after the pointer's move.
    await expect(async () => {
      await page.mouse.move(x, y);
      await page.mouse.move(x, y + 1);
      await expect(tooltipOf(playground)).toContainText(/Entry #([3-9]|1\d)\b/, { timeout: 1000 });
    }).toPass();
    await page.getByRole('button', { name: 'Fold groups' }).click();
    await isFolded();

    await page.getByRole('textbox', { name: 'Find events' }).fill('type:Entry');
    await page.keyboard.press('Enter');
    await picture.focus();
    await page.keyboard.press('Enter');
    await isOpen();
    await page.keyboard.press('Enter');
    await isFolded();
  });
});

test('the interpreter’s own events come on demand', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun('class A: pass\nclass B(A): pass\na = A()\n');
  const table = playground.region('Events').getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', '2');
  const box = page.getByRole('checkbox', { name: 'Interpreter events' });
  await box.check();
  await expect.poll(async () => Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(2);
  await box.uncheck();
  await expect(table).toHaveAttribute('aria-rowcount', '2');
});
