import { expect, samePage as test } from './support/playground.ts';

const PROGRAM = `import gc, weakref

class Door:
    pass

def closed(ref):
    print("closed")

house = {"doors": [Door()]}
plain = weakref.ref(house["doors"][0])
called = weakref.ref(house["doors"][0], closed)
weakref.ref(house["doors"][0], closed)
d = house["doors"][0]
plain()
house.clear()
del d
print("the end")
`;

test('an object: who holds it, why it is alive, and its weakrefs in order', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(PROGRAM);
  const inspector = playground.region('Inspector');
  await expect(inspector).toContainText('Pick an event, or an object in the heap');
  await page.getByRole('radio', { name: 'lines', exact: true }).click();
  const next = page.getByRole('button', { name: 'Next step', exact: true });
  while (!(await page.getByText('Line 12 runs next').isVisible())) await next.click();

  await playground
    .region('Heap')
    .getByRole('button', { name: /^Door #1 refcount 1/ })
    .click();
  await expect(inspector).toContainText("house['doors'][0] leads to it.");
  await expect(inspector).toContainText('refcount\n1', { useInnerText: true });
  const list = inspector.getByRole('list').filter({ hasText: 'ref #' }).first();
  await expect(list.getByRole('listitem')).toHaveText([/^plain ref #1/, /^called ref #2calls closed/]);

  while (!(await page.getByText('Line 16 runs next').isVisible())) await next.click();
  await expect(inspector).toContainText('d leads to it.');
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(inspector).toContainText('freed');
});

test('a weakref: its struct in memory, what happened to it, and what becomes of its callback', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.openAndRun(PROGRAM);
  const inspector = playground.region('Inspector');
  const events = playground.region('Events');
  await events.getByRole('row', { name: /ref-created ref #2/ }).click();
  await expect(inspector).toContainText('The callback closed will be called on line 16');
  for (const field of ['ob_type', 'wr_object', 'wr_callback', 'hash', 'wr_prev', 'wr_next'])
    await expect(inspector.getByRole('row', { name: new RegExp(`\\b${field}\\b`) })).toBeVisible();
  await expect(inspector.getByRole('row', { name: /wr_object/ })).toContainText('Door #1');
  await expect(inspector.getByRole('row', { name: /wr_prev/ })).toContainText('ref #1');
  await expect(inspector).toContainText('HAVE_GC');

  await inspector.getByRole('button', { name: /^callback-started/ }).click();
  await expect(playground.currentRow).toContainText('callback-started');
  await expect(inspector).toContainText('closed is running');
  await expect(inspector.getByRole('row', { name: /wr_object Py_None/ })).toBeVisible();

  await events.getByRole('row', { name: /callback-silenced/ }).click();
  await expect(inspector).toContainText('closed will never be called');
  await events.getByRole('row', { name: /ref-created ref #1/ }).click();
  await expect(inspector).toContainText('It has no callback.');
  await expect(page.getByText('ref #1 is made').first()).toBeVisible();
});

test('an event: its sentence, its line, the C function and the documentation', async ({ playground }) => {
  await playground.openAndRun(PROGRAM);
  const inspector = playground.region('Inspector');
  const events = playground.region('Events');
  for (const [row, sentence, line, functions, docs] of [
    [/ref-created ref #2/, 'ref #2 is made', '11', 'weakref', /#weakref\.ref$/],
    [/deref ref #1/, 'ref plain is called and gives', '14', 'weakref_vectorcall', /#weakref\.ref$/],
    [
      /ref-cleared ref #2/,
      'ref called is cleared',
      '16',
      'PyObject_ClearWeakRefs',
      /PyObject_ClearWeakRefs$/,
    ],
  ] as const) {
    await events.getByRole('row', { name: row }).first().click();
    const card = inspector.locator('section').filter({ has: playground.page.getByRole('link') });
    // It stands above, and only there.
    await expect(playground.page.locator('p[aria-live]')).toContainText(sentence);
    await expect(card).not.toContainText(sentence);
    await expect(card).toContainText(`line${line}`);
    await expect(card).toContainText(functions);
    const link = card.getByRole('link');
    await expect(link).toHaveAttribute('href', /^https:\/\/docs\.python\.org\/3\.14\//);
    await expect(link).toHaveAttribute('href', docs);
  }
});

test('a call of the C API: what the function is for, and whether its reference is borrowed', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.openAndRun(`import weakref
from capi import PyWeakref_GetObject, PyWeakref_GetRef
class Node: pass
node = Node()
ref = weakref.ref(node)
PyWeakref_GetObject(ref)
PyWeakref_GetRef(ref)
`);
  const inspector = playground.region('Inspector');
  const calls = playground.region('Events').getByRole('row', { name: /capi-call/ });
  const sentence = page.locator('p[aria-live]');
  const arrow = inspector.locator('svg[data-ownership]');

  await calls.first().click();
  await expect(sentence).toHaveText('PyWeakref_GetObject(ref #1) is called.');
  await expect(inspector).toContainText(
    'Looks through a weak reference without keeping what it finds alive.',
  );
  await expect(inspector).toContainText('a borrowed reference');
  await expect(inspector).toContainText('Deprecated since 3.13');
  await expect(inspector).toContainText('SystemError if ref is no weakref');
  await expect(arrow).toHaveAttribute('data-ownership', 'borrowed');
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(sentence).toContainText('PyWeakref_GetObject returns Node node.');

  await calls.last().click();
  await expect(inspector).toContainText('a new, strong reference');
  await expect(inspector).toContainText('Since 3.13');
  await expect(arrow).toHaveAttribute('data-ownership', 'new');
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('borrowed');
});
