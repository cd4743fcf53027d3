import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { pointOf } from '../moment/moment.ts';
import { NOTHING_SELECTED } from '../moment/selection.ts';
import { buildViewModel } from '../viewModel.ts';
import { HeapHistory } from './heapHistory.ts';
import { heapAt } from './heapMoment.ts';
import { heapPicture } from './heapPicture.ts';
import { FOCUS_SIZE, foldedNeighbours, NOT_WIDENED, scopeOf } from './heapScope.ts';
import { heapUnion } from './heapUnion.ts';

function unionOf(program: string) {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const history = new HeapHistory(viewModel.log);
  const heap = heapAt(viewModel, history, pointOf(viewModel.log, NOTHING_SELECTED));
  return { viewModel, heap, union: heapUnion(viewModel, history) };
}

/** `Node #2 by Node #1 .child`, what has a holder. */
function holders(program: string): string[] {
  const { viewModel, union } = unionOf(program);
  const { names } = viewModel;
  const label = (id: number) => (id > 0 ? names.label(id) : union.containers.get(id)!.type);
  const way = (from: number, to: number) =>
    union.links.find((link) => link.from === from && link.to === to)?.way;
  return [...union.holderOf].map(([id, from]) => `${label(id)} by ${label(from)} ${way(from, id)}`);
}

it('lets the one hold a thing that held it longest', () => {
  expect(
    holders(`
      1 object-created a:Node
      1 object-created b:Node
      1 object-created c:Node
      1 step <module> c-.x->b
      1 step <module> a-.y->b c-.x->b
      1 step <module> a-.y->b
      1 step <module> a-.y->b
    `),
  ).toEqual(['Node #2 by Node #1 .y']);
});

it('lets a thing stand for itself that had a name most of the time', () => {
  const made = '1 object-created a:Node\n1 object-created b:Node\n';
  const held = '1 step <module> a=a a-.b->b\n';
  const both = '1 step <module> a=a b=b a-.b->b\n';
  const named = '1 step <module> a=a b=b\n';
  expect(holders(made + named.repeat(3) + both)).toEqual([]);
  expect(holders(made + both + held)).toEqual(['Node #2 by Node #1 .b']);
});

it('begins a cycle with its oldest member', () => {
  expect(
    holders(`
      1 object-created a:Node
      1 object-created b:Node
      1 step <module> a-.other->b b-.other->a
    `),
  ).toEqual(['Node #2 by Node #1 .other']);
});

it('counts what exists at the same time', () => {
  const dropped = Array.from(
    { length: 5 },
    (_, at) => `1 object-created t${at}:T\n1 object-dead t${at}`,
  ).join('\n');
  expect(unionOf(`1 object-created a:Node\n${dropped}`).union.peak).toBe(2);
});

it('focuses a big heap on what is selected, and says what is folded', () => {
  const children = Array.from({ length: 100 }, (_, at) => `c${at}`);
  const { heap, union } = unionOf(`
    1 object-created root:Root
    ${children.map((child) => `1 object-created ${child}:Child`).join('\n')}
    1 object-created far:Far
    1 step <module> root=root ${children.map((child) => `root-.x->${child}`).join(' ')} c7-.far->far
  `);
  const selected = 9;
  const scope = scopeOf(union, heap, selected, NOT_WIDENED);
  expect(scope.isWhole).toBe(false);
  expect(scope.ids.size).toBe(FOCUS_SIZE);
  expect([1, selected, 102].every((id) => scope.ids.has(id))).toBe(true);
  expect(foldedNeighbours(union, heap, scope).get(1)).toBe(100 - (FOCUS_SIZE - 2));
  const opened = scopeOf(union, heap, selected, { opened: [1], more: 0 });
  expect(foldedNeighbours(union, heap, opened).size).toBe(0);
});

it('puts containers between holders and what they hold', () => {
  expect(
    holders(`
      1 object-created a:Node
      1 object-created b:Node
      1 step <module> a=a a-.children[0]->b 0x10:list<a.children>b[0]
      1 step <module> a=a a-.children[0]->b b-.parent->a 0x10:list<a.children>b[0]
    `),
  ).toEqual(['list by Node #1 .children', 'Node #2 by list [0]']);
});

it('lets a container stand for itself that had a name', () => {
  expect(
    holders(`
      1 object-created a:Node
      1 step <module> all[0]=a 0x10:list<all>a[0]
      1 step <module> all[0]=a a-.all[0]->a 0x10:list<all,a.all>a[0]
    `),
  ).toEqual(['Node #1 by list [0]']);
});

it('says what is folded into a container', () => {
  const children = Array.from({ length: 100 }, (_, at) => `c${at}`);
  const { viewModel, heap, union } = unionOf(`
    ${children.map((child) => `1 object-created ${child}:Child`).join('\n')}
    1 step <module> 0x10:list<all>${children.map((child, at) => `${child}[${at}]`).join(',')}
  `);
  const folded = (opened: readonly number[]) => {
    const scope = scopeOf(union, heap, 1, { opened, more: 0 });
    const { containers } = heapPicture(
      viewModel.log,
      heap,
      pointOf(viewModel.log, NOTHING_SELECTED),
      scope.ids,
    );
    return foldedNeighbours(union, heap, scope, containers).get(-0x10);
  };
  expect(folded([])).toBe(100 - FOCUS_SIZE);
  expect(folded([-0x10])).toBeUndefined();
});

it('lists each object with its weakrefs below it, in the order of CPython, and theirs below them', () => {
  const { viewModel, union } = unionOf(`
    1 object-created a:Node
    1 ref-created r:ref>a
    1 object-created b:Node
    1 ref-created c:ref>a!gone
    1 ref-created t:ref>r
    1 ref-created own:ref>b
  `);
  const labels = [...union.ids].map((id) => viewModel.names.label(id));
  expect(labels).toEqual(['Node #1', 'ref #1', 'ref #3', 'ref #2', 'Node #2', 'ref #4']);
});

it('knows of a container how long it was there, and the most that it had', () => {
  const log = logOf(`
    1 object-created a:Node
    1 step <module> 0x10:list<all>a[0] 0x20:set<some>a{…}
    1 object-created b:Node
    2 step <module> 0x10:OrderedDict<all>a['k'],b['l'] 0x20:set<some>a{…}
    2 object-created c:Node
    3 step <module> 0x20:set<some>a{…}
  `);
  log.steps[0]!.containers![0]!.size = 5;
  log.steps[1]!.containers![0]!.size = 2;
  const viewModel = buildViewModel(log, { hidden: false });
  const { containers } = heapUnion(viewModel, viewModel.history);
  expect(containers.get(-0x10)).toEqual({
    type: 'OrderedDict',
    size: 5,
    holds: new Set([1, 2]),
    from: 1,
    to: 3,
  });
  expect(containers.get(-0x20)).toMatchObject({ size: 0, from: 1, to: Number.POSITIVE_INFINITY });
});

it('keeps the longest way of a reference, all ways of a moment together', () => {
  const { union } = unionOf(`
    1 object-created a:Node
    1 object-created b:Node
    1 step <module> a-.x->b a-.y->b a-.me->a
    2 step <module> a-.longer->b
    3 step <module> a-.z->b
  `);
  expect(union.links).toEqual([
    { from: 1, to: 2, way: '.longer' },
    { from: 1, to: 1, way: '.me' },
  ]);
});

it('joins the ways of one moment', () => {
  const { union } = unionOf('1 object-created a:N\n1 object-created b:N\n1 step f a-.x->b a-.y->b');
  expect(union.links).toEqual([{ from: 1, to: 2, way: '.x .y' }]);
});

it('counts several ways of a moment once, and no object as its own holder', () => {
  const made = ['a', 'b', 'c'].map((name) => `1 object-created ${name}:Node`).join('\n');
  expect(
    holders(`${made}
      1 step <module> a-.x->c a-.y->c a-.z->c a-.me->a
      1 step <module> b-.x->c
      1 step <module> b-.x->c
    `),
  ).toEqual(['Node #3 by Node #2 .x']);
});

it('lets the first of two that held a thing equally long hold it', () => {
  const made = ['a', 'b', 'c'].map((name) => `1 object-created ${name}:Node`).join('\n');
  expect(holders(`${made}\n1 step f b-.x->c a-.y->c`)).toEqual(['Node #3 by Node #2 .x']);
});

it('takes no holder that is not shown', () => {
  expect(
    holders(`
      ~1 object-seen ~own:type
      1 object-created a:Node
      1 step <module> own-.x->a
    `),
  ).toEqual([]);
});

it('lets a name that lasted twice as long as a holder win, and no shorter one', () => {
  const made = '1 object-created a:Node\n1 object-created b:Node\n';
  const held = '1 step <module> a=a a-.b->b\n';
  const named = '1 step <module> a=a b=b\n';
  expect(holders(made + held + named.repeat(2))).toEqual([]);
  expect(holders(made + held.repeat(2) + named.repeat(3))).toEqual(['Node #2 by Node #1 .b']);
});

it('remembers the names that stood beside a thing together, without those of its containers', () => {
  const { union } = unionOf(`
    1 object-created a:Node
    1 step <module> x=a y=a all[0]=a 0x10:list<all,same>a[0]
    1 step <module> x=a y=a
    1 step <module> z=a
  `);
  expect(union.namesTogether.get(1)).toEqual([['x', 'y'], ['z']]);
  expect(union.namesTogether.get(-0x10)).toEqual([['all', 'same']]);
});

it('counts what was read at the end', () => {
  const log = logOf(`
    1 object-created a:Node
    1 object-created b:Node
    1 step <module> a=a
    9 step <module> last=a a-.x->b 0x10:list<all>b[0]
  `);
  log.end = log.steps.pop()!;
  const viewModel = buildViewModel(log, { hidden: false });
  const union = heapUnion(viewModel, viewModel.history);
  expect(union.namesTogether.get(1)).toEqual([['a'], ['last']]);
  expect(union.links).toHaveLength(2);
  expect(union.containers.get(-0x10)!.to).toBe(Number.POSITIVE_INFINITY);
});

it('finds what was connected with a thing, in both directions, as far as it is wanted', () => {
  const { union } = unionOf(`
    1 object-created a:Node
    1 object-created b:Node
    1 object-created c:Node
    1 ref-created r:ref>a
    1 ref-created s:ref>a
    1 step <module> b-.x->a a-.y->c 0x10:list<all>a[0],b[1]
  `);
  const neighbours = (id: number, isWanted: (id: number) => boolean = () => true) =>
    [...union.neighboursOf(id, isWanted)].sort((one, other) => one - other);
  expect(neighbours(1)).toEqual([2, 3, 4, 5]);
  expect(neighbours(1, (id) => id > 3)).toEqual([4, 5]);
  expect(neighbours(3)).toEqual([1]);
  expect(neighbours(4)).toEqual([1]);
  expect(neighbours(4, (id) => id !== 1)).toEqual([]);
  expect(neighbours(-0x10)).toEqual([1, 2]);
});

it('counts the peak of what lives at once, whenever it was', () => {
  const lives = (program: string) => unionOf(program).union.peak;
  expect(lives('1 object-created a:N\n1 object-created b:N\n1 object-dead a\n1 object-created c:N')).toBe(2);
  expect(lives('1 object-created a:N\n1 object-dead a\n1 object-created b:N\n1 object-created c:N')).toBe(2);
  expect(lives('1 object-created a:N\n1 ref-created r:ref>a\n1 object-dead a\n1 ref-dead r')).toBe(2);
});
