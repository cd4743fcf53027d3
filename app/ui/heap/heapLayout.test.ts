import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawn } from '../../../tests/support/testPicture.ts';
import { CONTAINER_HEIGHT, type LayoutLink, type LayoutThing, layoutHeap } from './heapLayout.ts';

/**
 * Things laid out, from text: `b<a` is held by a, `r>a` leads weakly to a, `@2-5` is when it is there. The picture
 * has a cell of eight columns for each column of the layout, and a line for each quarter of a box's height.
 */
function picture(text: string): string {
  const things = text.split(' ').map((word, index) => {
    const [, name = '', holder, referent, from = '0', to = '9'] =
      /^(\w)(?:<(\w))?(?:>(\w))?(?:@(\d)-(\d))?$/.exec(word)!;
    return { name, id: index + 1, holder, referent, from: Number(from), to: Number(to) };
  });
  const idOf = (name: string | undefined) => things.find((thing) => thing.name === name)?.id ?? null;
  const { boxes } = layoutHeap(
    things.map(({ id, holder, referent, from, to }) => ({
      id,
      holder: idOf(holder),
      referent: idOf(referent),
      width: 42,
      height: 42,
      nameWidth: 0,
      from,
      to,
    })),
  );
  const lines: string[][] = [];
  for (const { name, id } of things) {
    const { x, y } = boxes.get(id)!;
    const row = Math.round((y - 32) / 30);
    const line = lines[row] ?? [];
    lines[row] = line;
    const column = Math.round((x - 16) / 100);
    line[column] = `${line[column] ?? ''}${name}`;
  }
  return Array.from(lines, (line) =>
    Array.from(line ?? [], (cell) => (cell ?? '.').padEnd(3))
      .join('')
      .trimEnd(),
  )
    .join('\n')
    .replace(/^\n+/, '');
}

it('puts weakrefs left of what they lead to, in the order of the list', () => {
  expect(picture('a r>a p>a c>a')).toBe(
    drawn(`
    r

    p  a

    c
    `).replace(/\n(?=\S)/g, '\n\n'),
  );
});

it('draws holders as trees', () => {
  expect(picture('a b<a c<a d<c e<c')).toBe(['.  b', '', 'a  .  d', '.  c', '.  .  e'].join('\n'));
});

it('gives the place of what is gone to what comes later', () => {
  expect(picture('a@0-2 b@3-5 c@4-6')).toBe('ab\n\nc');
  expect(picture('a@0-2 b@1-5')).toBe('a\n\nb');
});

it('puts a weakref that is held behind its holder', () => {
  expect(picture('a b<a r<b>a')).toBe('a  b  r');
});

it('puts what holds weakrefs only left of these', () => {
  // l is a list of weakrefs; what they lead to stands right of them.
  expect(picture('a b l r<l>a s<l>b')).toBe(['.  r  a', 'l', '.  s  b'].join('\n'));
  // A weak dictionary w, what it keeps its weakrefs in, and a weakref to itself.
  expect(picture('a w d<w r<d>a t>w')).toBe('t  w  d  r  a');
});

it('keeps room between columns for names, and for words at arrows', () => {
  const thing = { holder: null, referent: null, width: 42, height: 42, nameWidth: 0, from: 0, to: 9 };
  const things = [
    { ...thing, id: 1 },
    { ...thing, id: 2, holder: 1, nameWidth: 60 },
    { ...thing, id: 3 },
  ];
  const between = (links: LayoutLink[]) => {
    const { boxes } = layoutHeap(things, links);
    return boxes.get(2)!.x - (boxes.get(1)!.x + 42);
  };
  const names = between([]);
  expect(names).toBeGreaterThan(60);
  expect(between([{ from: 1, to: 2, width: 80 }])).toBeGreaterThanOrEqual(60 + 80);
  expect(between([{ from: 2, to: 1, width: 80 }])).toBeGreaterThanOrEqual(60 + 80);
  expect(between([{ from: 1, to: 3, width: 80 }])).toBeGreaterThanOrEqual(60 + 80);
});

it('lets a container of few stand where arrows to these pass it', () => {
  const thing = { holder: null, referent: null, width: 42, height: 42, nameWidth: 0, from: 0, to: 9 };
  const { boxes } = layoutHeap([
    { ...thing, id: -1, height: CONTAINER_HEIGHT, isContainer: true },
    { ...thing, id: 1, holder: -1 },
    { ...thing, id: 2, holder: -1 },
  ]);
  const middle = (id: number) => boxes.get(id)!.y + boxes.get(id)!.height / 2;
  expect(boxes.get(-1)!.y).toBeGreaterThan(middle(1));
  expect(boxes.get(-1)!.y + CONTAINER_HEIGHT).toBeLessThan(middle(2));
});

it('is deterministic, and never puts two things of one time on each other', () => {
  const words = 'a r>a b<a s<b>a c d<c t>d u>d';
  expect(picture(words)).toBe(picture(words));
  expect(picture(words)).not.toMatch(/\w\w/);
});

/** A heap of objects, containers and weakrefs; each is held by one before it or by none. */
const heaps = fc
  .array(
    fc.record({
      kind: fc.constantFrom('object', 'object', 'weakref', 'container'),
      holder: fc.option(fc.nat(), { nil: null }),
      referent: fc.nat(),
      width: fc.integer({ min: 40, max: 180 }),
      height: fc.constantFrom(46, 63),
      nameWidth: fc.constantFrom(0, 0, 30, 90),
      from: fc.nat(20),
      lasts: fc.nat(20),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) =>
    all.map((each, index): LayoutThing => {
      const isWeakref = each.kind === 'weakref' && all[0]!.kind === 'object' && index > 0;
      const objects = all.slice(0, index).flatMap(({ kind }, at) => (kind === 'object' ? [at + 1] : []));
      return {
        id: index + 1,
        holder: each.holder === null || index === 0 ? null : (each.holder % index) + 1,
        referent: isWeakref ? objects[each.referent % objects.length]! : null,
        ...(each.kind === 'container' ? { isContainer: true } : {}),
        width: each.width,
        height: each.kind === 'container' ? CONTAINER_HEIGHT : each.height,
        nameWidth: each.nameWidth,
        from: each.from,
        to: each.from + each.lasts,
      };
    }),
  );

it('places every thing inside the picture, and no two of one time on each other', () => {
  fc.assert(
    fc.property(heaps, (things) => {
      const { boxes, width, height } = layoutHeap(things);
      expect(boxes.size).toBe(things.length);
      for (const { id, nameWidth } of things) {
        const box = boxes.get(id)!;
        expect(box.x - nameWidth).toBeGreaterThan(0);
        expect(box.y).toBeGreaterThan(0);
        expect(box.x + box.width).toBeLessThan(width);
        expect(box.y + box.height).toBeLessThan(height);
      }
      for (const one of things)
        for (const other of things) {
          if (one.id >= other.id || one.to < other.from || other.to < one.from) continue;
          const [a, b] = [boxes.get(one.id)!, boxes.get(other.id)!];
          const isApart =
            a.x + a.width <= b.x - other.nameWidth ||
            b.x + b.width <= a.x - one.nameWidth ||
            a.y + a.height <= b.y ||
            b.y + b.height <= a.y;
          expect(isApart, `${one.id} and ${other.id}`).toBe(true);
        }
    }),
    { numRuns: 300, seed: 1 },
  );
});

it('places a heap of all kinds exactly', () => {
  const thing = (id: number, holder: number | null, referent: number | null, rest: object = {}) => {
    const usual = { width: 100, height: 46, nameWidth: 0, from: 0, to: 9 };
    return { id, holder, referent, ...usual, ...rest };
  };
  const container = { isContainer: true, height: CONTAINER_HEIGHT };
  const { boxes, width, height } = layoutHeap(
    [
      // A root holds two nodes by a list; the second holds another, and that a weakref.
      thing(1, null, null, { nameWidth: 50 }),
      thing(-1, 1, null, { ...container, width: 60 }),
      thing(2, -1, null),
      thing(3, -1, null, { width: 150 }),
      thing(4, 3, null, { nameWidth: 30 }),
      thing(9, 4, 2),
      // Weakrefs that nobody holds, and one that only a list does.
      thing(5, null, 1),
      thing(6, null, 3, { height: 63 }),
      thing(7, null, 1),
      thing(-2, null, null, { ...container, nameWidth: 40 }),
      thing(8, -2, 3),
      // It comes when all others are gone.
      thing(10, null, null, { from: 20, to: 30 }),
    ],
    [
      { from: 1, to: -1, width: 80 },
      { from: 4, to: 1, width: 70 },
      { from: 2, to: 3, width: 50 },
      { from: 3, to: 4, width: 20 },
    ],
  );
  const places = [...boxes].map(([id, box]) => [id, box.x, box.y, box.gap]);
  expect(places.sort(([one = 0], [other = 0]) => one - other)).toEqual([
    [-2, 73, 252, 57],
    [-1, 598, 75, 80],
    [1, 418, 64, 87],
    [2, 716, 32, 58],
    [3, 716, 96, 58],
    [4, 997, 96, 131],
    [5, 231, 32, 58],
    [6, 231, 160, 58],
    [7, 231, 96, 58],
    [8, 231, 241, 58],
    [9, 1155, 96, 58],
    [10, 418, 32, 87],
  ]);
  expect([width, height]).toEqual([1287, 319]);
});

it('puts a weakref beside what a weakref holds below that one', () => {
  // 3 is held by the weakref 2, which begins a tree; what 3 holds has a weakref of its own.
  const thing = (id: number, holder: number | null, referent: number | null) => {
    return { id, holder, referent, width: 40, height: 46, nameWidth: 0, from: 0, to: 0 };
  };
  const { boxes } = layoutHeap([
    thing(1, null, null),
    thing(2, null, 1),
    thing(3, 2, 1),
    thing(4, 3, null),
    thing(5, null, 4),
  ]);
  expect(boxes.get(5)!.x).toBe(boxes.get(3)!.x);
  expect(boxes.get(5)!.y).toBeGreaterThanOrEqual(boxes.get(3)!.y + 46);
});
