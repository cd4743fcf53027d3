import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../viewModel.ts';
import { censusOf, Tally } from './census.ts';

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

it('finds the peak of any stretch, as counting one by one does', () => {
  const length = 300;
  // Rises and falls, with stretches of several blocks in which nothing changes.
  const changes = Array.from({ length }, (_, at) =>
    at > 70 && at < 230 ? 0 : [1, 1, 0, -1, 1, -1, 0][at % 7]!,
  );
  const tally = new Tally(length);
  const counts: number[] = [];
  let now = 0;
  for (const [at, change] of changes.entries()) {
    if (change !== 0) tally.note(at, change);
    now += change;
    counts.push(now);
  }
  for (let first = 0; first < length; first += 1)
    for (let last = first; last < length; last += 13)
      expect(tally.peak(first, last)).toBe(Math.max(...counts.slice(first, last + 1)));
  expect(tally.peak(length - 2, length + 50)).toBe(Math.max(...counts.slice(-2)));
  const most = Math.max(...counts);
  expect([tally.most, tally.mostAt]).toEqual([most, counts.indexOf(most)]);
});

/** The counts of objects and of weakrefs after each event: `1/0 1/1`. */
function counts(program: string, positions: Uint32Array | null = null): string {
  const { shown } = buildViewModel(logOf(program), { hidden: false });
  const { objects, weakrefs } = censusOf(shown, positions);
  const length = positions?.length ?? shown.count;
  return Array.from({ length }, (_, at) => `${objects.peak(at, at)}/${weakrefs.peak(at, at)}`).join(' ');
}

it('ends the life of a weakref once, when it is cleared or when it is gone', () => {
  expect(
    counts(`
      1 object-seen a:function
      1 ref-created r:ref>a
      1 ref-created s:ref>a
      2 ref-cleared r api
      2 ref-dead r
      2 ref-dead s
    `),
  ).toBe('1/0 1/1 1/2 1/1 1/1 1/0');
});

it('counts a weakref that was there before as one', () => {
  expect(counts('1 object-created a:Node\n1 object-seen r:ref>a\n1 deref r alive call')).toBe('1/0 1/1 1/1');
});

it('counts among some of the events only', () => {
  const program = `
    1 object-created a:Node
    1 object-created b:Node
    1 ref-created r:ref>b
    2 object-dying b refcount
    2 object-dead b
  `;
  expect(counts(program)).toBe('1/0 2/0 2/1 2/1 1/1');
  expect(counts(program, Uint32Array.of(1, 3, 4))).toBe('1/0 1/0 0/0');
});
