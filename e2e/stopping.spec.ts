import { expect, samePage as test } from './support/playground.ts';

const ENDLESS = `import weakref

class Node:
    pass

a = Node()
r = weakref.ref(a)
print("before the loop")
while True:
    pass
`;

test('Stop ends an endless loop, keeps what there was, and the next run works', async ({ playground }) => {
  await playground.openWith(ENDLESS);
  await playground.press('Run');
  await expect(playground.console).toContainText('before the loop');
  await playground.reaches('running');

  await playground.press('Stop');
  await playground.reaches('done');

  await expect(playground.console).toContainText('You stopped the program');
  await expect(playground.console).toContainText('before the loop');
  expect(await playground.eventsPicture()).toBe(
    '0 | object-created | Node #1 | 6\n1 | ref-created | ref #1 → Node #1 | 7',
  );
  expect(await playground.program()).toBe(ENDLESS);

  await playground.write('print("and on")');
  await playground.run();
  await expect(playground.console).toContainText('and on');
});

test('a run that has nothing to show yet takes the place of the one before it after a moment', async ({
  playground,
}) => {
  await playground.openAndRun(ENDLESS.replace('while True:\n    pass\n', ''));
  await expect(playground.console).toContainText('before the loop');
  await expect(playground.picture).toBeVisible();
  await playground.write('while True: pass\n');
  await playground.press('Run');
  await playground.reaches('running');
  await expect(playground.picture).toBeHidden();
  await expect(playground.console).not.toContainText('before the loop');
  await playground.press('Stop');
  await playground.reaches('done');
  await expect(playground.picture).toBeHidden();
});

const LONG = `import weakref

class Node:
    pass

kept = []
while True:
    for turn in range(5_000):
        node = Node()
        weakref.ref(node)
    kept = kept[-9:] + [node]
    # So that the limit of events is far, however quick the machine.
    sum(range(2_000_000))
`;

test('a long run is told while it goes on, its timeline and its heap, and stopped at once', async ({
  playground,
}) => {
  const eventsTold = async () =>
    Number(/of (\d+) events/.exec((await playground.picture.getAttribute('aria-label')) ?? '')?.[1] ?? 0);
  await playground.openWith(LONG);
  await playground.press('Run');
  await expect.poll(eventsTold, { timeout: 30_000 }).toBeGreaterThan(200_000);
  await playground.reaches('running');
  const told = await eventsTold();
  await expect(playground.region('Heap').locator('[data-thing]').nth(2)).toBeVisible();
  await expect.poll(eventsTold, { timeout: 30_000 }).toBeGreaterThan(told);
  await playground.press('Stop');
  await playground.reaches('done');
  expect(await eventsTold()).toBeGreaterThan(told);
  await expect(playground.region('Heap').locator('[data-thing]').nth(2)).toBeVisible();
});

test('a loop inside C is stopped too', async ({ playground }) => {
  await playground.openWith('print("counting")\nsum(range(10**12))\n');
  await playground.press('Run');
  await playground.reaches('running');
  await playground.press('Stop');
  await playground.reaches('done');
  await expect(playground.console).toContainText('You stopped the program');
});

test('what is printed appears as it happens', async ({ playground }) => {
  const code =
    'import time\nprint("first")\nend = time.time() + 4\nwhile time.time() < end: pass\nprint("last")\n';
  await playground.openWith(code);
  await playground.press('Run');
  await expect(playground.console).toContainText('first');
  await expect(playground.page.locator('html')).toHaveAttribute('data-run-state', 'running');
  await expect(playground.console).not.toContainText('last');
  await playground.reaches('done');
  await expect(playground.console).toContainText('last');
});

test('the time limit ends a program that would not end', async ({ playground }) => {
  const { page } = playground;
  await playground.openWith(ENDLESS.replace('pass\n\na', 'pass\n\n# an own text\na'));
  await playground.press('Settings');
  await page.getByLabel('Time limit in seconds').fill('1');
  await page.keyboard.press('Escape');
  await playground.run();
  await expect(playground.console).toContainText('time limit of 1 s');
  expect(await playground.events()).toHaveLength(2);
});

test('not even a program that catches everything outlives its limit', async ({ playground }) => {
  const { page } = playground;
  await playground.openWith(
    'while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass\n',
  );
  await playground.press('Settings');
  await page.getByLabel('Time limit in seconds').fill('1');
  await page.keyboard.press('Escape');
  await playground.run();
  await expect(playground.console).toContainText('time limit of 1 s');
});
