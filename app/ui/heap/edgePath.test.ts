import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type EdgeWords, edgePath } from './edgePath.ts';
import { type Box, type LayoutThing, layoutHeap } from './heapLayout.ts';
import type { Place } from './placeWords.ts';
import { portsOf } from './ports.ts';

const at = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });
const MIDDLE = at(200, 100);

/** Where a path starts and ends, relative to the boxes it joins: `right middle to left middle`. */
function ends(from: Box, to: Box, side: 'above' | 'below', isNamed = false): string {
  const port = !isNamed ? 0.5 : from.y <= to.y ? 0.2 : 0.8;
  const words = { port, names: isNamed ? 40 : 0, startNames: 0, label: 20, others: [] };
  const numbers = edgePath(from, to, side, words)
    .d.match(/-?[\d.]+/g)!
    .map(Number);
  return `${sideOf(from, numbers[0]!, numbers[1]!)} to ${sideOf(to, numbers.at(-2)!, numbers.at(-1)!)}`;
}

function sideOf(box: Box, x: number, y: number): string {
  if (y <= box.y) return 'top';
  if (y >= box.y + box.height) return 'bottom';
  const part = (y - box.y) / box.height;
  const height = part < 0.45 ? 'upper' : part > 0.55 ? 'lower' : 'middle';
  return `${x <= box.x ? 'left' : x >= box.x + box.width ? 'right' : 'inside'} ${height}`;
}

it.each([
  ['to the right', at(400, 100), 'below', false, 'right middle to left middle'],
  ['to the right, past names', at(400, 100), 'below', true, 'right middle to left upper'],
  ['to the right from below, past names', at(400, 0), 'below', true, 'right middle to left lower'],
  ['back, strong', at(0, 100), 'below', false, 'bottom to bottom'],
  ['back, weak', at(0, 100), 'above', false, 'top to top'],
  ['back to a higher row', at(0, 0), 'below', false, 'left upper to right lower'],
  ['back to a lower row', at(0, 200), 'above', false, 'left lower to right upper'],
  ['within a column', at(200, 200), 'below', false, 'right lower to right upper'],
  ['to itself', MIDDLE, 'below', false, 'top to top'],
] as const)('%s', (_way, to, side, isNamed, expected) => {
  expect(ends(MIDDLE, to === MIDDLE ? MIDDLE : to, side, isNamed)).toBe(expected);
});

/** The words of an arrow, as the span that they take. */
function wordsAt(from: Box, to: Box, words: Partial<EdgeWords>): [start: number, end: number, y: number] {
  const all = { port: 0.5, names: 0, startNames: 0, label: 40, others: [], ...words };
  const [{ x, y }] = edgePath(from, to, 'below', all).places as [Place];
  return [x - all.label / 2, x + all.label / 2, y];
}

it('puts words between columns, however close boxes stand', () => {
  const right = { ...at(366, 300), gap: 66 };
  const [start, end, y] = wordsAt(MIDDLE, right, {});
  expect(start).toBeGreaterThanOrEqual(300);
  expect(end).toBeLessThan(366);
  // It has turned into its row there.
  expect(y).toBe(320);
  expect(wordsAt(MIDDLE, at(366, 100), {})).toEqual([314, 354, 120]);
  const [backStart, backEnd] = wordsAt(right, MIDDLE, {});
  expect(backStart).toBeGreaterThanOrEqual(300);
  expect(backEnd).toBeLessThanOrEqual(366);
  expect(wordsAt(MIDDLE, at(200, 200), {})[0]).toBeGreaterThan(300);
});

it('puts words before the names of a box', () => {
  const [, end] = wordsAt(MIDDLE, at(500, 100), { names: 60 });
  expect(end).toBeLessThan(500 - 60);
});

it('passes boxes between rows, and turns off before names', () => {
  const words = { port: 0.5, names: 0, startNames: 0, label: 20 };
  const far = { ...at(400, 100), gap: 80 };
  // From a box in the same row past the one between: nine above it.
  expect(edgePath(at(0, 100), far, 'below', { ...words, others: [MIDDLE] }).d).toBe(
    'M100,120 L106,120 Q112,120 112,113 L112,98 Q112,91 119,91 L325,91 Q332,91 332,98 L332,113 Q332,120 339,120 L397,120',
  );
  const names = { x: 350, y: 112, width: 40, height: 16 };
  const above = { ...words, port: 0.2, names: 40, others: [names] };
  expect(edgePath(MIDDLE, far, 'above', above).d).toBe(
    'M300,120 L325,120 Q332,120 332,114 L332,114 Q332,108 339,108 L397,108',
  );
});

/** A few objects and weakrefs that hold and lead to each other anyhow. */
const heaps = fc
  .array(
    fc.record({
      holder: fc.option(fc.nat(5)),
      referent: fc.option(fc.nat(5)),
      also: fc.option(fc.nat(5)),
      width: fc.integer({ min: 72, max: 180 }),
      height: fc.constantFrom(46, 63),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((drafts) => {
    const things: LayoutThing[] = [];
    const edges: { kind: 'strong' | 'weak'; from: number; to: number }[] = [];
    for (const [index, { holder, referent, also, width, height }] of drafts.entries()) {
      const id = index + 1;
      const earlier = things.filter((thing) => thing.referent === null).map((thing) => thing.id);
      const pick = (wish: number | null) => (wish === null ? null : (earlier[wish % earlier.length] ?? null));
      const thing = { id, holder: pick(holder), referent: pick(referent), width, height };
      things.push({ ...thing, nameWidth: 0, from: 0, to: Number.POSITIVE_INFINITY });
      if (thing.holder !== null) edges.push({ kind: 'strong', from: thing.holder, to: id });
      if (thing.referent !== null) edges.push({ kind: 'weak', from: id, to: thing.referent });
      else if (also !== null) edges.push({ kind: 'strong', from: id, to: (also % id) + 1 });
    }
    return { things, edges };
  });

it('passes no box on its way, wherever boxes stand', () => {
  fc.assert(
    fc.property(heaps, ({ things, edges }) => {
      const { boxes } = layoutHeap(things);
      const ports = portsOf(edges, boxes, () => 0);
      for (const edge of edges) {
        const [from, to] = [boxes.get(edge.from)!, boxes.get(edge.to)!];
        const others = [...boxes.values()].filter((box) => box !== from && box !== to);
        const words = { port: ports.get(edge) ?? 0.5, names: 0, startNames: 0, label: 20, others };
        const { d } = edgePath(from, to, edge.kind === 'strong' ? 'below' : 'above', words);
        const met = others.filter((box) => pointsOf(d).some((point) => isInside(point, box)));
        expect(met).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

/** Points on a path, close to each other. */
function pointsOf(d: string): Place[] {
  const points: Place[] = [];
  for (const [, command, numbers] of d.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const given = [...numbers!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: +x!, y: +y! }));
    const bones = command === 'M' ? given : [points.at(-1)!, ...given];
    for (let step = 1; step <= 40; step += 1) points.push(bezier(bones, step / 40));
  }
  return points;
}

function bezier(bones: readonly Place[], t: number): Place {
  if (bones.length === 1) return bones[0]!;
  const inner = bones.slice(1).map(({ x, y }, at) => {
    const before = bones[at]!;
    return { x: before.x + (x - before.x) * t, y: before.y + (y - before.y) * t };
  });
  return bezier(inner, t);
}

function isInside({ x, y }: Place, box: Box): boolean {
  return x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1;
}
