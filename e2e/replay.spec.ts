import { editorComes, expect, test } from './support/playground.ts';

const CYCLE = `import gc, weakref
class Node: pass
gc.disable()
a = Node()
a.me = a
r = weakref.ref(a, lambda ref: print('gone'))
del a
print('cut off')
gc.collect()
print('the end')`;

test('a run is replayed line by line: heap, console and editor go along', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(CYCLE);
  const heap = playground.region('Heap');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('radio', { name: 'lines', exact: true }).click();

  await press('First step');
  await expect(page.getByText('Line 1 runs next: import gc, weakref')).toBeVisible();
  await expect(heap).toContainText('No weakref and no object of the program');
  await expect(playground.console).not.toContainText('cut off');

  const slider = page.getByRole('slider', { name: 'Step' });
  await slider.focus();
  while (!(await page.getByText('Line 7 runs next: del a').isVisible()))
    await page.keyboard.press('ArrowRight');
  await expect(
    heap.getByRole('button', { name: /^Node #1 refcount 2 named a, holds Node #1 as \.me, in a cycle/ }),
  ).toBeVisible();

  await press('Next step');
  await expect(page.getByText("Line 8 runs next: print('cut off')")).toBeVisible();
  await heap.getByRole('button', { name: /^Node #1 refcount 1/ }).click();
  const inspector = playground.region('Inspector');
  await expect(inspector).toContainText('No variable leads to it. It holds itself');
  await expect(playground.console).not.toContainText('cut off');

  await press('Next step');
  await expect(playground.console).toContainText('cut off');
  await expect(playground.console).not.toContainText('gone');

  await press('Last step');
  await expect(page.getByText('The program has run to its end.')).toBeVisible();
  // On a button of this bar, left and right step too.
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('runs next')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('The program has run to its end.')).toBeVisible();
  await expect(playground.console).toContainText('the end');
  await expect(heap.getByRole('button', { name: /^Node #1/ })).toContainText('freed');
  await heap.getByRole('button', { name: /^ref #1 dead/ }).click();
  await expect(inspector.getByRole('row', { name: /wr_object Py_None/ })).toBeVisible();
});

test('an event tells the C function that did it and where to read on', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  await playground
    .region('Events')
    .getByRole('row', { name: /ref-cleared/ })
    .last()
    .click();
  const inspector = playground.region('Inspector');
  await expect(inspector).toContainText('PyObject_ClearWeakRefs');
  const link = inspector.getByRole('link');
  await expect(link).toHaveAttribute('href', /^https:\/\/docs\.python\.org\/3\.14\/c-api\/weakref\.html#c\./);
  await expect(link).toHaveAttribute('rel', /noopener/);
  await expect(inspector).toContainText('gone will be called on line 15');
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(inspector).toContainText('gone is running');
});

test('playing goes from step to step by itself, and stops at the last', async ({ playground }) => {
  const { page } = playground;
  // Enough of them that it is still on its way when it is asked to pause.
  await playground.openAndRun('class A: pass\nkept = [A() for n in range(9)]\n');
  await page.getByRole('radio', { name: 'events', exact: true }).click();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(playground.currentRow).toContainText('is created.');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Last step' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('past the bound of lines, events are still stepped through', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(`import weakref
class A: pass
for n in range(30_000):
    pass
a = A()
r = weakref.ref(a)
del a
`);
  await expect(page.getByText('The first 10,000 lines that ran were followed')).toBeVisible();
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(playground.currentRow).toContainText('object-dead');
  for (const kind of ['ref-cleared', 'object-dying', 'ref-created', 'object-created']) {
    await page.getByRole('button', { name: 'Previous step' }).click();
    await expect(playground.currentRow).toContainText(kind);
  }
  await page.getByRole('button', { name: 'Previous step' }).click();
  await expect(page.getByText('runs next')).toBeVisible();
});

test('what the last line makes has its name too, and the heap is that of the end', async ({ playground }) => {
  await playground.openAndRun('import weakref\nclass Node: pass\na = Node()\nr = weakref.ref(a)');
  expect(await playground.lifelines()).toEqual([
    'a, Node #1: made at event 0, still there at the end',
    'r, ref #1 → Node #1: made at event 1, still there at the end',
  ]);
  const heap = playground.region('Heap');
  await expect(heap).toContainText('at the end');
  await expect(heap.getByRole('button', { name: /^ref #1 .*named r/ })).toBeVisible();
});

test('steps pass over definitions, the last step keeps what is selected, and Play has a speed', async ({
  playground,
}) => {
  const { page } = playground;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await playground.openAndRun(`import weakref
class Node:
    pass
def gone(ref): pass
a = Node()
r = weakref.ref(a, gone)
del a
`);
  await press('Next step');
  await expect(page.getByText('Line 5 runs next: a = Node()')).toBeVisible();
  // They are there all the same.
  await press('First step');
  await expect(page.getByText('Line 1 runs next: import weakref')).toBeVisible();

  await press('Next step');
  await press('Next step');
  const title = playground.region('Inspector').getByRole('heading', { level: 3 }).first();
  await expect(title).toContainText('Node #1');
  await press('Last step');
  await expect(page.getByText('The program has run to its end.')).toBeVisible();
  await expect(title).toContainText('Node #1');
  await page.getByRole('radio', { name: 'events', exact: true }).click();
  await press('First step');
  await press('Last step');
  await expect(playground.currentRow).toContainText('object-dead');
  await expect(title).toContainText('Node #1');

  const speed = page.getByRole('combobox', { name: 'Speed of Play' });
  await expect(speed).toHaveValue('1');
  await speed.selectOption('4');
  await press('First step');
  await press('Play');
  await expect(page.getByRole('button', { name: 'Last step' })).toHaveAttribute('aria-disabled', 'true');
  await page.reload();
  await playground.reaches('ready');
  await playground.run();
  await expect(speed).toHaveValue('4');
});

test('an event’s sentence stands once, and names the moment of the heap', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  await playground
    .region('Events')
    .getByRole('row', { name: /object-dying/ })
    .click();
  const sentence = 'The last strong reference to the Node that was called a is gone';
  await expect(page.locator('p[aria-live]')).toContainText(sentence);
  await expect(playground.region('Inspector')).not.toContainText(sentence);
  await expect(playground.currentRow.locator('td').last().locator('> *')).toHaveCSS('opacity', '0');
  await expect(playground.region('Heap')).toContainText('at event 5');
});

test('selecting an event leaves the text of the editor where it is', async ({ playground }) => {
  const { page } = playground;
  const lines = Array.from({ length: 60 }, (_, at) =>
    at === 4 ? 'a = A()' : at === 0 ? 'class A: pass' : 'b = 1',
  );
  await playground.openAndRun(`${lines.join('\n')}\n`);
  await editorComes(page);
  const firstShown = () =>
    playground
      .region('Editor')
      .locator('.margin-view-overlays .line-numbers')
      .evaluateAll((numbers) => Math.min(...numbers.map((number) => Number(number.textContent))));
  await expect.poll(firstShown).toBe(1);
  await playground
    .region('Events')
    .getByRole('row', { name: /object-created/ })
    .click();
  await expect.poll(() => playground.markedLine()).toBe(5);
  expect(await firstShown()).toBe(1);
});
