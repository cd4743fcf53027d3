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
