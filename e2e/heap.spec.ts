import type { Locator, Page } from '@playwright/test';
import { expect, type Playground, samePage as test } from './support/playground.ts';

const TREE = `import gc, weakref

class Node:
    pass

gc.disable()
root = Node()
root.children = [Node(), Node()]
up = weakref.ref(root, lambda ref: None)
root.children[0].me = root
del root
gc.collect()
print("the end")
`;

const BIG = `import weakref

class Item:
    pass

items = {n: Item() for n in range(200)}
refs = [weakref.ref(item) for item in items.values()]
first = items[0]
`;

const DENSE = `import weakref

class Tree:
    def __init__(self, name):
        self.name = name
        self.children = []
        self.by_name = {}

    def add(self, child):
        self.children.append(child)
        self.by_name[child.name] = child
        child.parent = self
        return child

root = Tree("root")
registry = {"leaves": [], "inner": [], "every": []}
for a in "xyz":
    branch = root.add(Tree(a))
    registry["inner"].append(branch)
    registry["every"].append(branch)
    for b in "pq":
        leaf = branch.add(Tree(b))
        registry["leaves"].append(leaf)
        registry["every"].append(leaf)
watch = weakref.WeakSet(registry["leaves"])
`;

const thing = (playground: Playground, name: RegExp) =>
  playground.region('Heap').getByRole('button', { name });

async function goBefore({ page }: Playground, line: number): Promise<void> {
  const next = page.getByRole('button', { name: 'Next step', exact: true });
  const moment = page.getByText(`Line ${line} runs next`);
  while (!(await moment.isVisible())) await next.click();
}

test('a moment: names, containers, weak edges, refcounts, and a cycle seen at once', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.openAndRun(TREE);
  const heap = playground.region('Heap');
  await page.getByRole('radio', { name: 'lines', exact: true }).click();
  await page.getByRole('button', { name: 'First step' }).click();
  await goBefore(playground, 9);

  const root = thing(playground, /^Node #1 /);
  await expect(root).toHaveAccessibleName(
    /^Node #1 refcount 1 named root, holds Node #2 as \.children\[0\], holds Node #3 as/,
  );
  await expect(root).not.toHaveAttribute('data-cycle');

  await goBefore(playground, 10);
  await expect(
    thing(playground, /^ref #1 alive <lambda>: waits named up, leads weakly to Node #1/),
  ).toBeVisible();
  const edges = (kind: string) => heap.locator(`[data-kind="${kind}"] [class*="_edge_"]`);
  await expect(edges('weak').first()).toBeAttached();
  const dashes = (kind: string) =>
    edges(kind)
      .first()
      .evaluate((path) => getComputedStyle(path).strokeDasharray);
  expect(await dashes('weak')).not.toBe('none');
  expect(await dashes('strong')).toBe('none');

  const place = await root.boundingBox();
  await goBefore(playground, 11);
  await expect(root).toHaveAccessibleName(/refcount 2 .*in a cycle of 2/);
  await expect(root).toHaveAttribute('data-cycle', 'true');
  await expect(edges('cycle').first()).toBeAttached();
  await expect(heap).toContainText('cycle');
  expect(await root.boundingBox()).toEqual(place);

  await goBefore(playground, 12);
  await expect(root).toHaveAccessibleName(/^Node #1 refcount 1 holds/);
  await goBefore(playground, 13);
  await expect(root).toContainText('freed');
  expect(await root.boundingBox()).toEqual(place);
  await expect(thing(playground, /^ref #1 dead .*: ran named up, led once to Node #1/)).toBeVisible();
});

const SHARED = `import weakref

class Item:
    pass

groups = {"all": [Item(), Item()]}
same = groups["all"]
first = weakref.ref(same[0])
`;

test('a container is one box with all its names, between these and what it holds', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(SHARED);
  const heap = playground.region('Heap');
  const dict = page.locator('[data-container="dict"]');
  const list = page.locator('[data-container="list"]');
  await expect(list).toHaveCount(1);
  await expect(list).toHaveText('list · 2');
  await expect(heap.getByRole('listitem').filter({ has: list })).toContainText('same');
  await expect(heap.getByRole('listitem').filter({ has: dict })).toContainText('groups');
  await expect(heap.locator('svg[class*="_edges_"]')).toContainText("['all']");
  const left = async (box: Locator) => (await box.boundingBox())!.x;
  const item = thing(playground, /^Item #1 /);
  expect(await left(dict)).toBeLessThan(await left(list));
  expect(await left(list)).toBeLessThan(await left(item));

  // Before it was made it is not there, and before its second name it has one.
  const place = await list.boundingBox();
  await page.getByRole('radio', { name: 'lines', exact: true }).click();
  await page.getByRole('button', { name: 'First step' }).click();
  await expect(list).toHaveCount(0);
  await goBefore(playground, 7);
  await expect(heap.getByRole('listitem').filter({ has: list })).not.toContainText('same');
  expect((await list.boundingBox())!.width).toBe(place!.width);
});

test('words at arrows are covered by no box', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(
    TREE.replace('del root\n', '').replace('gc.collect()', 'root.other = root.children[1]'),
  );
  await expect(playground.region('Heap').locator('[data-container="list"]')).toBeVisible();
  expect(await coveredWords(page)).toEqual([]);

  await playground.openAndRun(DENSE);
  await expect(playground.region('Heap').locator('[data-container="list"]').first()).toBeAttached();
  expect(await coveredWords(page)).toEqual([]);
});

/** Those that something is drawn over: a box, or other words. */
function coveredWords(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('[data-thing], [data-container]')].map((box) =>
      box.getBoundingClientRect(),
    );
    const all = [...document.querySelectorAll('[class*="_label_"]')].filter(
      (words) => words.closest('svg') !== null && words.closest('section[aria-label="Heap"]') !== null,
    );
    return all
      .filter((words) => {
        const { left, right, top, bottom } = words.getBoundingClientRect();
        const others = all.filter((other) => other !== words).map((other) => other.getBoundingClientRect());
        return [...boxes, ...others].some(
          (box) =>
            left + 1 < box.right && right - 1 > box.left && top + 3 < box.bottom && bottom - 3 > box.top,
        );
      })
      .map(({ textContent }) => textContent);
  });
}

test('a wide picture begins with its names, and says that it goes on', async ({ playground }) => {
  await playground.openAndRun(BIG);
  const heap = playground.region('Heap');
  await expect(heap.getByText('refs', { exact: true })).toBeInViewport({ ratio: 0.99 });
  await expect(heap.locator('[data-side="left"]')).toHaveCount(0);
  await expect(heap.locator('[data-side="below"]')).toHaveCount(1);
  await expect(heap.getByRole('button', { name: /^Show \d+ more of 100 objects in items$/ })).toBeAttached();
});

const DROPPED_TREE = `import weakref

class Node:
    def __init__(self, name):
        self.name = name
        self.children = []

    def add(self, child):
        self.children.append(child)
        child.parent = weakref.ref(self)
        return child

def build():
    root = Node("root")
    for a in "xyz":
        branch = root.add(Node(a))
        for b in "pq":
            branch.add(Node(a + b))
    return root

root = build()
kept = root.children[1].children[0]
del root
`;

test('it opens on what lives, and says how much lies beyond each edge', async ({ playground }) => {
  await playground.openAndRun(DROPPED_TREE);
  const heap = playground.region('Heap');
  const kept = heap.locator('[data-role="object"][data-condition="alive"]');
  await expect(kept).toHaveCount(1);
  await expect(kept).toBeInViewport({ ratio: 0.99 });
  await expect(heap.getByText('kept', { exact: true })).toBeInViewport({ ratio: 0.99 });

  // Enlarged, everything but what the middle shows is beyond an edge; a press goes there.
  for (let times = 0; times < 4; times += 1) await playground.press('Zoom the heap in');
  const further = heap.getByRole('button', { name: /^\d+ more (to the left|to the right|above|below)$/ });
  await expect(further.first()).toBeVisible();
  const things = heap.locator('[data-thing]');
  const inView = (): Promise<number> =>
    things.evaluateAll((all) => {
      const view = document.querySelector('section[aria-label="Heap"] [class*="_scroller_"]')!;
      const { left, right, top, bottom } = view.getBoundingClientRect();
      return all.filter((thing) => {
        const box = thing.getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        return x >= left && x <= right && y >= top && y <= bottom;
      }).length;
    });
  const counted = async () => {
    const names = await further.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')!));
    return names.reduce((sum, name) => sum + Number.parseInt(name, 10), 0);
  };
  await expect.poll(async () => (await counted()) + (await inView())).toBe(await things.count());

  await playground.press('Fit the heap');
  await expect(further).toHaveCount(0);
  expect(await inView()).toBe(await things.count());
});

test('the picture is dragged by its ground', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(DROPPED_TREE);
  const heap = playground.region('Heap');
  for (let times = 0; times < 4; times += 1) await playground.press('Zoom the heap in');
  const scroller = heap.locator('[class*="_scroller_"]').first();
  const place = () => scroller.evaluate((pane) => pane.scrollLeft);
  const before = await place();
  const { x, y, width, height } = (await scroller.boundingBox())!;
  await page.mouse.move(x + width - 40, y + height - 40);
  await page.mouse.down();
  await page.mouse.move(x + width - 90, y + height - 40);
  await page.mouse.up();
  expect(await place()).toBe(before + 50);
});

test('of 2,000 objects the one that is still alive is two clicks away, with its path', async ({
  playground,
}) => {
  await playground.openAndRun(`import weakref

class Record:
    pass

registry = {"recent": {}}
records = list(map(type.__call__, [Record] * 2000))
registry["recent"]["pinned"] = records[1234]
del records
`);
  await playground.press('Still alive: 1');
  const list = playground.region('Still alive at the end');
  const row = list.getByRole('button', { name: 'Record #1235' });
  await expect(row).toContainText("held by registry['recent']['pinned']");
  await row.click();
  await expect(list).toHaveCount(0);
  await expect(thing(playground, /^Record #1235 /)).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.region('Inspector')).toContainText("registry['recent']['pinned'] leads to it");
});

test('what is gone fades where it stood', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(SHARED);
  const heap = playground.region('Heap');
  await expect(heap.locator('[data-container]')).toHaveCount(2);
  const fading = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        new MutationObserver(() => {
          const leaving = [...document.querySelectorAll<HTMLElement>('[data-leaving]')];
          const isFading = (thing: HTMLElement) => getComputedStyle(thing).animationName !== 'none';
          if (leaving.length === 0) return;
          resolve(leaving.map((thing) => `${thing.inert} ${isFading(thing)} ${thing.textContent}`));
        }).observe(document.body, { subtree: true, childList: true });
      }),
  );
  await page.getByRole('button', { name: 'First step' }).click();
  expect(await fading).toContain('true true samelist · 2');
  await expect(heap.locator('[data-leaving]')).toHaveCount(0);
});

test('arrow keys go from thing to thing', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  await thing(playground, /^ref #1 /).focus();
  await page.keyboard.press('ArrowDown');
  await expect(thing(playground, /^proxy #1 /)).toBeFocused();
  await expect(thing(playground, /^proxy #1 /)).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.region('Inspector')).toContainText('proxy #1');
  await page.keyboard.press('ArrowRight');
  await expect(thing(playground, /^Node #1 /)).toBeFocused();
});

test('a big heap is folded, opens, and follows the selection', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(BIG);
  const heap = playground.region('Heap');
  const boxes = heap.locator('[data-thing]');
  const few = await boxes.count();
  expect(few).toBeLessThan(60);
  await page.getByRole('button', { name: /^\+\d+ more$/ }).click();
  await expect.poll(() => boxes.count()).toBeGreaterThan(few);
  await heap
    .getByRole('button', { name: /^Show \d+ more around Item #2$/ })
    .first()
    .click();
  await expect(thing(playground, /^ref #2 /)).toBeVisible();

  await page.getByRole('textbox', { name: 'Find events' }).fill('kind:ref-created #150');
  await page.keyboard.press('Enter');
  await expect(thing(playground, /^ref #150 /)).toBeInViewport();
});

test.describe('where reduced motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves or fades', async ({ playground }) => {
    const { page } = playground;
    await playground.open();
    await playground.run();
    await page.getByRole('button', { name: 'Last step' }).click();
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('main *')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          const isMonaco = element.closest('.monaco-editor') !== null;
          return !isMonaco && (animationName !== 'none' || /[1-9]/.test(transitionDuration));
        }).length,
    );
    expect(moving).toBe(0);
  });
});
