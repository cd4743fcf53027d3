import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../viewModel.ts';

const QUIET = 200;

/** Two objects that live one after the other, one with a weakref; long stretches in which nothing begins or ends. */
const LIVES = `
  1 object-created a:Node
  1 ref-created r:ref>a
  ${'2 deref r alive call\n'.repeat(QUIET)}
  3 object-created b:Node
  4 object-dying a refcount
  4 ref-cleared r refcount
  4 object-dead a
  ${'5 deref r dead call\n'.repeat(QUIET)}
`;

it('knows how many live between any two events', () => {
  const { objects, weakrefs } = buildViewModel(logOf(LIVES), { hidden: false }).census;
  const created = QUIET + 2;
  const end = created + 4 + QUIET;
  expect([objects.peak(0, 0), objects.peak(70, 80), objects.peak(0, end - 1)]).toEqual([1, 1, 2]);
  expect([objects.peak(created, created), objects.peak(created + 3, end - 1)]).toEqual([2, 1]);
  expect([objects.most, objects.mostAt]).toEqual([2, created]);
  expect([weakrefs.peak(0, 0), weakrefs.peak(1, 1), weakrefs.peak(created + 1, created + 1)]).toEqual([
    0, 1, 1,
  ]);
  expect([weakrefs.peak(created + 2, created + 2), weakrefs.peak(end - 70, end - 1)]).toEqual([0, 0]);
});
