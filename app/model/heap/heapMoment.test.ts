import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { drawn } from '../../../tests/support/testPicture.ts';
import { pointOf } from '../moment/moment.ts';
import { buildViewModel } from '../viewModel.ts';
import { HeapHistory } from './heapHistory.ts';
import { heapAt } from './heapMoment.ts';

type Place = { seq: number | null; step: number | null };

/** A moment of a program, a line a thing: its names, state and refcount, then what it holds and leads to. */
function heapPicture(program: string, place: Place): string {
  const viewModel = buildViewModel(logOf(program), { hidden: false });
  const history = new HeapHistory(viewModel.log);
  const { nodes, edges, cycles } = heapAt(
    viewModel,
    history,
    pointOf(viewModel.log, { ...place, object: null }),
  );
  const arrows = { strong: '->', weak: '~>', cut: '.>', dangling: '!>' };
  const lines = [...nodes.values()].map(({ id, names, condition, refcount, callback }) => {
    const words = [`${names.join(',')}=${viewModel.names.label(id)}`, condition];
    if (refcount !== null) words.push(`${refcount}`);
    if (callback !== null) words.push(`${callback.name}:${callback.state}`);
    for (const { from, to, kind, labels } of edges)
      if (from === id) words.push(`${labels.join()}${arrows[kind]}${viewModel.names.label(to)}`);
    return words.join(' ');
  });
  for (const members of cycles)
    lines.push(`cycle ${members.map((id) => viewModel.names.label(id)).join(' ')}`);
  return lines.join('\n');
}

const ONE = `
  1 object-created a:Node
  2 step <module> a=a a#1
  2 ref-created r:ref>a
  3 step <module> a=a r=r a#1 r#1
  3 ref-created c:ref>a!gone
  4 step <module> a=a r=r c=c a#1 r#1 c#1
  4 object-dying a refcount
  4 ref-cleared r refcount
  4 ref-cleared c refcount
  4 callback-started c
  7 step gone r=r c=c r#1 c#2
  4 callback-finished c returned
  4 object-dead a
  5 step <module> r=r c=c r#1 c#1
  5 ref-dead r
  5 ref-dead c
  6 step <module>
`;

it.each([
  ['before its first line there is nothing', { seq: null, step: -1 }, ''],
  [
    'a name, a weakref, and one made on this line',
    { seq: 2, step: null },
    `
    a=Node #1 alive 1
    r=ref #1 alive 1 ~>Node #1
    =ref #2 alive gone:waiting ~>Node #1
    `,
  ],
  [
    'an object that dies has lost its name',
    { seq: 3, step: null },
    `
    =Node #1 dying 0
    r=ref #1 alive 1 ~>Node #1
    c=ref #2 alive 1 gone:waiting ~>Node #1
    `,
  ],
  [
    'a line of the callback: cleared weakrefs still show what they led to',
    { seq: 6, step: 3 },
    `
    =Node #1 dying 0
    r=ref #1 cleared 1 .>Node #1
    c=ref #2 cleared 2 gone:running .>Node #1
    `,
  ],
  [
    'a freed object is remembered while a weakref to it lives',
    { seq: 8, step: 4 },
    `
    =Node #1 freed
    r=ref #1 cleared 1 .>Node #1
    c=ref #2 cleared 1 gone:returned .>Node #1
    `,
  ],
  [
    'what was freed on this line is still seen',
    { seq: 10, step: null },
    `
    =ref #1 freed
    =ref #2 freed gone:returned
    `,
  ],
  ['on the next line it is not', { seq: 10, step: 5 }, ''],
])('%s', (_what, place, picture) => {
  if (place.step === -1) {
    expect(heapPicture('1 step <module>\n1 object-created a:Node', { seq: null, step: 0 })).toBe('');
    return;
  }
  expect(heapPicture(ONE, place)).toBe(picture === '' ? '' : drawn(picture));
});

it('forgets the variables of a call that has ended', () => {
  const program = `
    1 object-created a:Node
    1 ref-created c:ref>a!gone
    2 step <module> a=a watch=c
    2 object-dying a refcount
    2 callback-started c
    5 step gone watch=c ref=c
    2 callback-finished c returned
  `;
  const names = (place: Place) => heapPicture(program, place).match(/\S+=ref/)?.[0];
  expect(names({ seq: null, step: 1 })).toBe('watch,ref=ref');
  expect(names({ seq: 4, step: null })).toBe('watch=ref');
  expect(names({ seq: null, step: null })).toBe('watch=ref');
});

it('sees a cycle that no name leads to', () => {
  const program = `
    1 object-created a:Node
    2 object-created b:Node
    3 step <module> a#1 b#2 a-.other->b b-.other->a b-.items[0]->a
  `;
  expect(heapPicture(program, { seq: 1, step: 0 })).toBe(
    drawn(`
    =Node #1 alive 1 .other->Node #2
    =Node #2 alive 2 .other,.items[0]->Node #1
    cycle Node #1 Node #2
    `),
  );
});

it('lists weakrefs in the order of CPython, the interpreter’s own among them', () => {
  const log = logOf(`
    1 object-created a:Node
    2 ref-created one:ref>a!first
    3 ref-created p:proxy>a
    ~4 ref-created ~own:KeyedRef>a
    5 ref-created r:ref>a
    6 ref-created two:ref>a!last
    7 ref-cleared p api
  `);
  const history = new HeapHistory(log);
  const list = (beforeSeq: number) =>
    history.weakrefList(1, beforeSeq).map((ref) => log.callback(ref) ?? log.typeName(ref));
  expect(list(6)).toEqual(['ReferenceType', 'ProxyType', 'last', 'KeyedRef', 'first']);
  expect(list(7)).toEqual(['ReferenceType', 'last', 'KeyedRef', 'first']);
});

it('does not claim to know what holds an object that was resurrected since the last reading', () => {
  const program = `
    1 object-created a:Node
    2 step <module> a=a a#1
    2 object-dying a refcount
    2 finalizer-started a
    2 finalizer-finished a
    2 object-resurrected a
    3 step <module> saved=a a#1
  `;
  expect(heapPicture(program, { seq: null, step: 0 })).toBe('a=Node #1 alive 1');
  expect(heapPicture(program, { seq: 4, step: null })).toBe('=Node #1 alive');
  expect(heapPicture(program, { seq: null, step: 1 })).toBe('saved=Node #1 alive 1');
});
