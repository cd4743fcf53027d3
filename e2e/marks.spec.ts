import { readFileSync } from 'node:fs';
import { layersOf, type Shape } from '../app/ui/marks/shapes.ts';
import { expect, type Playground, samePage as test } from './support/playground.ts';

/** One of everything that has a mark: two callbacks in one another, the inner one raising; and what never calls. */
const PROGRAM = `import gc, weakref, capi

class Node:
    pass

class Phoenix:
    def __del__(self):
        saved.append(self)

def raises(ref):
    1 / 0

def outer(ref):
    global inner
    del inner

gc.disable()
saved = []
inner = Node()
watch_inner = weakref.ref(inner, raises)
kept = Node()
watch_kept = weakref.ref(kept, outer)
same = weakref.ref(kept)
same = weakref.ref(kept)
weakref.ref(kept, print)
again = kept
try:
    weakref.ref(5)
except TypeError:
    pass
capi.PyWeakref_Check(same)
del again
same()
del kept
same()
bird = Phoenix()
del bird
cycle = Node()
cycle.me = cycle
seen = weakref.ref(cycle)
del cycle
gc.collect()
`;

/** Kinds whose events have a mark of their own; the others are bars, boxes, brackets and bands. */
const MARK_OF_KIND: Record<string, Shape[]> = {
  'ref-created': ['made'],
  'ref-reused': ['reused'],
  'ref-refused': ['refused'],
  'ref-cleared': ['cleared'],
  'ref-dead': ['refFreed'],
  'callback-silenced': ['silenced'],
  deref: ['lookedAlive', 'lookedBorrowed', 'lookedDead'],
  'capi-call': ['capi'],
  'object-resurrected': ['resurrected'],
};

/** So large that rows have their full height. */
const FULL_SIZE = { width: 1920, height: 1400 };
const BAR_PX = 16;
const RULER_PX = 34;
const BRACKET_PX = 24;

test.use({ viewport: FULL_SIZE });

interface Drawn {
  tag: string;
  fill: string | null;
  stroke: string | null;
  dash: string | null;
  text: string;
  /** Of a mark: its shape. */
  d: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Everything in the exported picture, by the box that it takes. */
async function drawn({ page }: Playground): Promise<Drawn[]> {
  await page.getByRole('button', { name: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Timeline as SVG' }).click();
  const svg = readFileSync(await (await coming).path(), 'utf8');
  return page.evaluate((source) => {
    const host = document.body.appendChild(document.createElement('div'));
    host.style.cssText = 'position: fixed; inset: 0 auto auto 0; visibility: hidden';
    host.innerHTML = source;
    const elements = [...host.querySelectorAll('svg > :is(path, rect, text), svg > g > *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const read = (name: string) => element.getAttribute(name);
      const [fill, stroke, dash] = ['fill', 'stroke', 'stroke-dasharray'].map(read);
      const d = read('transform') === null ? '' : (read('d') ?? '');
      const box = { x, y, width, height };
      return {
        tag: element.nodeName,
        fill,
        stroke,
        dash,
        text: element.textContent ?? '',
        d,
        ...box,
      } as Drawn;
    });
    host.remove();
    // Below the rows stands the legend, which has a mark of each kind, too.
    const legendTop = Math.min(...elements.filter(({ text }) => text === 'weakref made').map(({ y }) => y));
    return elements.filter(({ y }) => y < legendTop - 8);
  }, svg);
}

const middle = ({ x, width }: Drawn) => x + width / 2;
const isWithin = (inner: Drawn, outer: Drawn) =>
  inner.x > outer.x && inner.x + inner.width < outer.x + outer.width;

test('every kind of event is drawn, by a shape of its own', async ({ playground }) => {
  const { page } = playground;
  await playground.openAndRun(PROGRAM);
  const events = await playground.events();
  const all = await drawn(playground);
  const marks = (shape: Shape) => {
    const { d, stroke } = layersOf(shape).at(-1)!;
    return all.filter((each) => each.d === d && (each.stroke !== null) === (stroke !== undefined));
  };
  const wordAt = (text: string) => all.find((each) => each.tag === 'text' && each.text === text)!;
  const boxes = (stroke: string) =>
    all.filter((each) => each.tag === 'path' && each.stroke === stroke && each.d === '');
  const hatched = (height: number) =>
    all.filter((each) => each.fill?.startsWith('url(#') && each.height === height);

  await test.step('a mark for each event that has no extent', () => {
    for (const [kind, shapes] of Object.entries(MARK_OF_KIND)) {
      const expected = events.filter((event) => event.kind === kind).length;
      expect(expected, kind).toBeGreaterThan(0);
      expect(shapes.flatMap(marks), kind).toHaveLength(expected);
    }
    expect(marks('lookedAlive')).toHaveLength(1);
    expect(marks('lookedDead')).toHaveLength(1);
  });

  await test.step('the ruler shows their source lines', () => {
    for (const [shape, line] of [
      ['reused', 24],
      ['refused', 28],
      ['capi', 31],
      ['lookedAlive', 33],
      ['lookedDead', 35],
    ] as const)
      expect(Math.abs(middle(marks(shape)[0]!) - middle(wordAt(`${line}`)))).toBeLessThan(5);
  });

  await test.step('callbacks nest, within the dying of what they are told of; one that raised looks it', () => {
    const [outer] = boxes('#c77700').filter(({ width }) => width > 20);
    const [inner] = boxes('#c0392b').filter(({ width }) => width > 20);
    expect(isWithin(inner!, outer!)).toBe(true);
    expect(marks('raised')).toHaveLength(1);
    expect(isWithin(marks('raised')[0]!, inner!)).toBe(true);
    const dying = hatched(BAR_PX);
    expect(dying).toHaveLength(4);
    expect(dying.some((span) => isWithin(outer!, span))).toBe(true);
    const cleared = marks('cleared')
      .slice(0, 3)
      .map((mark) => dying.some((span) => isWithin(mark, span)));
    expect(cleared).toEqual([true, true, true]);
  });

  await test.step('a bracket around __del__, and the arrow of what rose out of it', () => {
    const bracket = boxes('#191b1f').find(({ height }) => height === BRACKET_PX)!;
    const dying = hatched(BAR_PX).find((span) => isWithin(bracket, span))!;
    expect(Math.abs(middle(marks('resurrected')[0]!) - (dying.x + dying.width))).toBeLessThan(1);
  });

  await test.step('a collection is a band from top to bottom', () => {
    const band = all
      .filter(({ fill }) => fill?.startsWith('url(#'))
      .reduce((tallest, each) => (each.height > tallest.height ? each : tallest));
    expect(Math.abs(band.y - RULER_PX)).toBeLessThan(1);
    const lowest = Math.max(...marks('cleared').map(({ y }) => y));
    expect(band.y + band.height).toBeGreaterThan(lowest);
    const inBand = marks('cleared').filter((mark) => isWithin(mark, band));
    expect(inBand).toHaveLength(1);
    expect(isWithin(wordAt('garbage collection'), band)).toBe(true);
  });

  await test.step('a refcount is a line of steps in its bar, with numbers', () => {
    const bar = all.find(({ fill, y }) => fill === '#0b6bcb' && y === wordAt('refcount 1').y - 3)!;
    expect(bar).toBeDefined();
    const steps = boxes('#fff').filter(({ height }) => height > 4);
    expect(steps.length).toBeGreaterThan(1);
    const bars = all.filter(({ fill, height }) => fill === '#0b6bcb' && height === BAR_PX);
    for (const line of steps)
      expect(
        bars.some(({ y, x, width }) => line.y > y && line.y < y + BAR_PX && line.x > x && line.x < x + width),
      ).toBe(true);
  });

  await test.step('the axis counts events, lines run or time', async () => {
    const ruler = (elements: Drawn[]) =>
      elements
        .filter(({ tag, text, y }) => tag === 'text' && text !== 'line' && y < 28)
        .map(({ text }) => text);
    const linesOfEvents = [...new Set(events.map(({ line }) => line))];
    expect(new Set(ruler(all))).toEqual(new Set(linesOfEvents));
    await page.getByLabel('Axis').selectOption('lines run');
    // Lines without an event, too.
    expect(ruler(await drawn(playground))).toEqual(expect.arrayContaining(['3', '6', '17', '18']));
    await page.getByLabel('Axis').selectOption('time');
    expect((await drawn(playground)).some(({ text }) => /^[\d.,]+ (µs|ms|s)$/.test(text))).toBe(true);
  });
});
