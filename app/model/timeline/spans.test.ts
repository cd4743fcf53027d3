import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel, type ViewModel } from '../viewModel.ts';

const NESTED = `
  1 object-created a:Node
  2 ref-created r:ref>a!outer
  3 gc-started 2 asked
  3 callback-started r
  4 object-created b:Node
  4 finalizer-started b
  5 finalizer-finished b
  3 callback-finished r returned
  3 gc-finished 2 asked 1 0
  6 callback-started r
  7 deref r dead call
`;

function spansOf(viewModel: ViewModel): string[] {
  return Array.from({ length: viewModel.spans.count }, (_, index) => {
    const { kind, from, to, parent } = viewModel.spans.at(index);
    return `${index} ${kind} ${from}–${to} in ${parent ?? 'nothing'}`;
  });
}

it('matches beginnings with ends; what never ends lasts to the end', () => {
  expect(spansOf(buildViewModel(logOf(NESTED), { hidden: false }))).toEqual([
    '0 collection 2–8 in nothing',
    '1 callback 3–7 in 0',
    '2 finalizer 5–6 in 1',
    '3 callback 9–11 in nothing',
  ]);
});

it('knows how deep each event lies', () => {
  const { spans, count } = buildViewModel(logOf(NESTED), { hidden: false });
  const depths = Array.from({ length: count }, (_, position) => spans.depthAt(position));
  expect(depths.join('')).toBe('00012221001');
});

it('ends what lies inside with what lies around it, and ignores an end without a beginning', () => {
  const viewModel = buildViewModel(
    logOf(`
      1 object-created a:Node
      1 finalizer-finished a
      2 gc-started 2 asked
      2 finalizer-started a
      2 gc-finished 2 asked 0 0
      3 finalizer-finished a
    `),
    { hidden: false },
  );
  expect(spansOf(viewModel)).toEqual(['0 collection 2–4 in nothing', '1 finalizer 3–4 in 0']);
});
