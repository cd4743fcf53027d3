import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { drawn } from '../../../tests/support/testPicture.ts';
import { pointOf } from '../moment/moment.ts';
import { NOTHING_SELECTED } from '../moment/selection.ts';
import { buildViewModel } from '../viewModel.ts';
import { HeapHistory } from './heapHistory.ts';
import { heapAt } from './heapMoment.ts';
import { heapPicture } from './heapPicture.ts';

/** The end of a program, a line a box that has names or arrows: its names, and where its arrows lead. */
function pictureAt(program: string, shown: readonly number[] | null = null): string {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const point = pointOf(viewModel.log, NOTHING_SELECTED);
  const heap = heapAt(viewModel, new HeapHistory(viewModel.log), point);
  const picture = heapPicture(viewModel.log, heap, point, new Set(shown ?? heap.nodes.keys()));
  const { containers, namesOf, edges, cycles } = picture;
  const label = (id: number) => containers.get(id)?.type ?? viewModel.names.label(id);
  const lines = [...containers.keys(), ...heap.nodes.keys()].map((id) => {
    const names = containers.get(id)?.names ?? namesOf.get(id) ?? [];
    const arrows = edges
      .filter(({ from, kind }) => from === id && kind === 'strong')
      .map(({ to, labels }) => `${labels.join()}->${label(to)}`);
    return [`${names.join(',')}=${label(id)}`, ...arrows].join(' ');
  });
  for (const members of cycles) lines.push(`cycle ${members.map(label).join(' ')}`);
  return lines.join('\n');
}

const MADE = '1 object-created a:Node\n1 object-created b:Node\n';

it('draws a container instead of the names and arrows that lead through it', () => {
  const picture = pictureAt(`${MADE}
    2 step <module> a=a all[0]=a all[1]=b a-.all[1]->b a-.next->b 0x10:list<all,same,a.all>a[0],b[1]
  `);
  expect(picture).toBe(
    drawn(`
    all,same=list [0]->Node #1 [1]->Node #2
    a=Node #1 .all->list .next->Node #2
    =Node #2
    cycle list Node #1
    `),
  );
});

it('nests containers, and says nothing of one that holds nothing shown', () => {
  const program = `${MADE}
    2 step <module> c['k'][0]=a d[0]=b 0x10:list<0x20['k']>a[0] 0x20:dict<c> 0x30:tuple<d>b[0]
  `;
  expect(pictureAt(program, [1])).toBe(
    drawn(`
    =list [0]->Node #1
    c=dict ['k']->list
    =Node #1
    d[0]=Node #2
    `),
  );
});

it('keeps the names that no container is told for', () => {
  expect(pictureAt(`${MADE} 2 step <module> all[0]=a all[100]=b 0x10:list<all>a[0]`)).toBe(
    drawn(`
    all=list [0]->Node #1
    =Node #1
    all[100]=Node #2
    `),
  );
  expect(pictureAt(`${MADE} 2 step <module> all[0]=a`)).toBe('all[0]=Node #1\n=Node #2');
});

it('sees a cycle through a container that no name leads to', () => {
  expect(pictureAt(`${MADE} 2 step <module> a-.children[0]->b b-.parent->a 0x10:list<a.children>b[0]`)).toBe(
    drawn(`
    =list [0]->Node #2
    =Node #1 .children->list
    =Node #2 .parent->Node #1
    cycle list Node #1 Node #2
    `),
  );
});

it('lets go of what dies, and of a container that holds nothing else', () => {
  const held = `${MADE}2 step <module> all[0]=a 0x10:list<all>a[0]`;
  expect(pictureAt(held)).toBe('all=list [0]->Node #1\n=Node #1\n=Node #2');
  expect(pictureAt(`${held}\n2 object-dying a refcount`)).toBe('=Node #1\n=Node #2');
});

it('forgets the variables of a call that has ended', () => {
  const program = `
    1 object-created a:Node
    2 step <module> all[0]=a 0x10:list<all>a[0]
    2 step first all[0]=a 0x10:list<items,all>a[0]
  `;
  expect(pictureAt(program)).toBe('items,all=list [0]->Node #1\n=Node #1');
  expect(pictureAt(`${program}3 object-created b:Node`)).toBe('all=list [0]->Node #1\n=Node #1\n=Node #2');
});
