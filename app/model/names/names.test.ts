import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { concerns } from '../sentences/concerns.ts';
import { buildViewModel } from '../viewModel.ts';

const PROGRAM = `
  1 object-created a:Node
  2 object-created b:Leaf
  3 object-created c:Node
  4 ref-created r:ref>c
  5 ref-created k:KeyedRef>c!remove
  6 ref-created p:proxy>a
  7 ref-refused int cannot create weak reference to 'int' object
  8 gc-started 2 asked
  9 capi-call PyWeakref_IsDead {"arguments":[4],"result":"0"}
`;

it('counts per type, and names weakrefs by what they are', () => {
  const viewModel = buildViewModel(logOf(PROGRAM), { hidden: false });
  expect([...viewModel.seqs].map((seq) => concerns(viewModel, seq))).toEqual([
    'Node #1',
    'Leaf #1',
    'Node #2',
    'ref #1 → Node #2',
    'KeyedRef #1 → Node #2',
    'proxy #1 → Node #1',
    'int',
    'the heap',
    'PyWeakref_IsDead',
  ]);
});

it('writes the names that the program gives side by side, up to three', () => {
  const viewModel = buildViewModel(
    logOf(`${PROGRAM}
      10 step <module> c=c p=p also=p
      11 step <module> w=r x=r y=r z=r
    `),
    { hidden: false },
  );
  expect([3, 6, 4, 1].map((id) => viewModel.names.programName(id))).toEqual([
    'c',
    'p, also',
    'w, x, y, …',
    null,
  ]);
});
