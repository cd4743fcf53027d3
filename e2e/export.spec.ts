import { readFileSync } from 'node:fs';
import { checkLaws } from '../app/trace/laws/laws.ts';
import { parseTrace } from '../app/trace/parseTrace.ts';
import { expect, type Playground, test } from './support/playground.ts';

/** Everything that a picture can show: a death with all that is in it, a callback that raises, a cycle, what lives on. */
const PROGRAM = `import gc, weakref

class Node:
    def __del__(self):
        print("__del__")

def gone(ref):
    raise ValueError("from a callback")

gc.disable()
a = Node()
r = weakref.ref(a, gone)
cache = {"k": Node()}
k = weakref.ref(cache["k"])
del a
b = Node()
b.me = b
w = weakref.ref(b)
del b
gc.collect()
kept = Node()
v = weakref.ref(kept)
`;

test.use({ viewport: { width: 1920, height: 1080 } });

interface Exported {
  name: string;
  bytes: Buffer;
}

async function exported({ page }: Playground, item: string): Promise<Exported> {
  await page.getByRole('button', { name: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('the timeline as SVG and PNG, the trace as JSON and for Perfetto', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(PROGRAM);

  const svg = await exported(playground, 'Timeline as SVG');
  expect(svg.name).toBe('timeline.svg');
  const drawn = await page.evaluate((text) => {
    const image = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const endOf = (path: Element) =>
      Math.max(...(path.getAttribute('d') ?? '').match(/[\d.]+(?= )|(?<=H)[\d.]+/g)!.map(Number));
    return {
      root: image.nodeName,
      width: Number(image.getAttribute('width')),
      words: [...image.querySelectorAll('text')].map((each) => each.textContent),
      ends: [...image.querySelectorAll('path[fill="#0b6bcb"]')].map(endOf),
    };
  }, svg.bytes.toString());
  expect(drawn.root).toBe('svg');
  for (const word of ['a', 'r', "cache['k']", 'dying', 'gone', 'garbage collection', 'freed', '20'])
    expect(drawn.words).toContain(word);
  // What still lives at the end runs into the edge.
  expect(Math.max(...drawn.ends)).toBeGreaterThanOrEqual(drawn.width);

  const png = await exported(playground, 'Timeline as PNG');
  expect(png.name).toBe('timeline.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.readUInt32BE(16)).toBe(2 * Math.round(drawn.width));

  const json = await exported(playground, 'Trace as JSON');
  const parsed = parseTrace(JSON.parse(json.bytes.toString()));
  if (parsed.kind === 'bad') throw new Error(parsed.problem);
  expect(checkLaws(parsed.trace)).toEqual([]);
  expect(parsed.trace.code).toBe(PROGRAM);
  expect(parsed.trace.steps?.length).toBeGreaterThan(10);
  const onThePage = await playground.events();
  expect(parsed.trace.events.map(({ kind }) => kind)).toEqual(onThePage.map(({ kind }) => kind));

  const chrome = await exported(playground, 'Trace for Perfetto');
  const { traceEvents } = JSON.parse(chrome.bytes.toString()) as { traceEvents: ChromeEvent[] };
  const names = traceEvents.map(({ name }) => name);
  for (const name of [/^thread_name$/, /^gone/, /^dying$/, /^cleared$/])
    expect(names).toContainEqual(expect.stringMatching(name));
  for (const event of traceEvents) {
    expect(event.ph).toMatch(/^[BEXMibens]$/);
    if (event.ph !== 'M') expect(event.ts).toBeGreaterThanOrEqual(0);
  }
  // Perfetto pairs them by order: each beginning has its end.
  expect(traceEvents.filter(({ ph }) => ph === 'B')).toHaveLength(
    traceEvents.filter(({ ph }) => ph === 'E').length,
  );
});

interface ChromeEvent {
  name: string;
  ph: string;
  ts: number;
}

test('the heap as SVG, with its legend; pictures with the program where that is ticked', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.openAndRun(PROGRAM);
  const wordsOf = ({ bytes }: Exported) =>
    page.evaluate((text) => {
      const image = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return [image.nodeName, ...[...image.querySelectorAll('text')].map((each) => each.textContent)];
    }, bytes.toString());

  const heap = await exported(playground, 'Heap as SVG');
  expect(heap.name).toBe('heap.svg');
  const drawn = await wordsOf(heap);
  expect(drawn[0]).toBe('svg');
  for (const word of ['kept', 'v', 'dict · 1', "['k']", 'holds', 'leads weakly to'])
    expect(drawn).toContain(word);
  expect(drawn).not.toContain('kept = Node()');
  expect(await wordsOf(await exported(playground, 'Timeline as SVG'))).toContain('callback');

  await page.getByRole('button', { name: 'Export' }).click();
  const tick = page.getByRole('menuitemcheckbox', { name: 'With the program’s text' });
  await tick.click();
  await expect(tick).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Escape');
  for (const item of ['Heap as SVG', 'Timeline as SVG'])
    expect(await wordsOf(await exported(playground, item))).toContain('kept = Node()');
});

test('a saved trace opens again by button and by drop, with its code', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(PROGRAM);
  const before = { events: await playground.eventsPicture(), lifelines: await playground.lifelines() };
  const { bytes } = await exported(playground, 'Trace as JSON');
  const file = { name: 'lesson.json', mimeType: 'application/json', buffer: bytes };
  const showsIt = async () => {
    await expect(page.getByText('“lesson.json” is a run recorded with CPython')).toBeVisible();
    expect(await playground.eventsPicture()).toBe(before.events);
    expect(await playground.lifelines()).toEqual(before.lifelines);
    await expect.poll(() => playground.program()).toBe(PROGRAM);
    await expect(playground.console).toContainText('ValueError: from a callback');
  };

  // Without Python: none of its files is there, and none arrives.
  await playground.forgetFiles();
  await page.route('**/interpreter/**', () => {});
  await playground.open();
  await page.getByLabel('Trace file').setInputFiles(file);
  await showsIt();
  await page.getByRole('button', { name: 'First step' }).click();
  await expect(page.getByText('Line 1 runs next: import gc, weakref')).toBeVisible();
  // The console is replayed, too.
  await expect(playground.console).toContainText('printed later than this moment');
  await expect(playground.console).not.toContainText('__del__');
  await playground
    .region('Events')
    .getByRole('row', { name: /finalizer-finished/ })
    .first()
    .click();
  await expect(playground.console).toContainText('__del__');
  await expect(playground.console).not.toContainText('ValueError: from a callback');
  await expect(playground.status).toContainText('Loading');
  await page.unroute('**/interpreter/**');

  await playground.open();
  await playground.write('print("something else")\n');
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'lesson.json', { type: 'application/json' }));
    return transfer;
  }, bytes.toString());
  await page.dispatchEvent('body', 'dragover', { dataTransfer: dropped });
  await expect(page.getByText('Drop a trace to open it')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await showsIt();
  await page.getByRole('button', { name: 'Restore my text' }).click();
  await expect.poll(() => playground.program()).toBe('print("something else")\n');
});

test('what is no trace is refused in a sentence, and nothing changes', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.run();
  const before = await playground.eventsPicture();
  const chooser = page.getByLabel('Trace file');
  for (const [text, sentence] of [
    ['no JSON', 'It holds no JSON, so it is no trace.'],
    ['{"format": 1}', 'Nothing has changed.'],
  ] as const) {
    await chooser.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  }
  expect(await playground.eventsPicture()).toBe(before);
});
