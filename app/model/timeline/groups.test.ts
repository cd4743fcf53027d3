import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel, type ViewModel } from '../viewModel.ts';
import { eventsUntil } from './groupEvents.ts';
import { MOST_ALIKE } from './groups.ts';

const MANY = MOST_ALIKE + 1;

function viewModelOf(text: string): ViewModel {
  return buildViewModel(logOf(text), { hidden: false });
}

/** The rows, indented, groups with their size. */
function rowsOf({ rows, names }: ViewModel): string[] {
  return Array.from({ length: rows.count }, (_, row) => {
    const group = rows.groupAt(row);
    const label = group === null ? names.label(rows.ids[row]!) : `${group.type} × ${group.members.length}`;
    return '  '.repeat(rows.depths[row]!) + label;
  });
}

function repeated(count: number, text: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => text(n)).join('\n');
}

const CACHE = `
  1 object-seen c:Cache
  ${repeated(MANY, (n) => `2 object-created o${n}:Entry\n3 ref-created k${n}:KeyedRef>o${n}!remove`)}
  4 object-created last:Entry
  ${repeated(MANY, (n) => `5 object-dying o${n} refcount\n5 ref-cleared k${n} refcount\n5 object-dead o${n}`)}
`;

it('folds many alike objects, born on the same line, into one row', () => {
  const viewModel = viewModelOf(CACHE);
  expect(rowsOf(viewModel)).toEqual(['Cache #1', `Entry × ${MANY}`, `Entry #${MANY + 1}`]);
  const [entry, weakref] = [2, 3];
  expect([entry, weakref].map((id) => viewModel.rows.rowOf(id))).toEqual([1, 1]);
  expect(viewModel.rows.groupOf(weakref)?.line).toBe(2);
  expect(viewModel.rows.groupOf(1)).toBe(null);
});

it('opens a group', () => {
  const folded = viewModelOf(CACHE);
  const viewModel = folded.withOpen(new Set([folded.rows.groupAt(1)!.key]));
  expect(rowsOf(viewModel).slice(0, 5)).toEqual([
    'Cache #1',
    `Entry × ${MANY}`,
    '  Entry #1',
    '    KeyedRef #1',
    '  Entry #2',
  ]);
  expect(viewModel.rows.count).toBe(3 + 2 * MANY);
  expect(viewModel.rows.rowOf(3)).toBe(3);
});

it('leaves few alike things, or those of other lines, on rows of their own', () => {
  expect(rowsOf(viewModelOf(repeated(MOST_ALIKE, (n) => `1 object-created o${n}:Entry`)))).toHaveLength(
    MOST_ALIKE,
  );
  expect(rowsOf(viewModelOf(repeated(MANY, (n) => `${n} object-created o${n}:Entry`)))).toHaveLength(MANY);
});

it('folds many weakrefs to one object that have the same callback', () => {
  const viewModel = viewModelOf(`
    1 object-created a:Node
    2 ref-created plain:ref>a
    ${repeated(MANY, (n) => `3 ref-created r${n}:ref>a!gone`)}
    ${repeated(MOST_ALIKE, (n) => `3 ref-created s${n}:ref>a!other`)}
  `);
  const rows = rowsOf(viewModel);
  expect(rows.slice(0, 3)).toEqual(['Node #1', '  ref #1', `  ref #${1 + MANY + MOST_ALIKE}`]);
  expect(rows.at(-1)).toBe(`  ref × ${MANY}`);
});

it('counts what lives in a group, event by event', () => {
  const viewModel = viewModelOf(CACHE);
  const group = viewModel.rows.groupAt(1)!;
  const positions = viewModel.groupEvents.of(group);
  const { objects, weakrefs } = viewModel.groupEvents.census(group);
  expect([objects.most, weakrefs.most]).toEqual([MANY, MANY]);
  const firstDead = positions.length - 3 * MANY + 2;
  const counts = (position: number) => {
    const last = eventsUntil(positions, position) - 1;
    return [objects, weakrefs].map((tally) => (last < 0 ? 0 : tally.peak(last, last)));
  };
  expect(counts(0)).toEqual([0, 0]);
  expect(counts(1)).toEqual([1, 0]);
  expect(counts(2)).toEqual([1, 1]);
  expect(counts(positions[firstDead]!)).toEqual([MANY - 1, MANY - 1]);
  expect(counts(viewModel.count)).toEqual([0, 0]);
});
