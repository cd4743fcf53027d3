import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import type { EventKind } from '../../trace/format.ts';
import { buildViewModel } from '../viewModel.ts';
import { findMatches, matchFrom } from './matches.ts';
import { parseQuery } from './query.ts';

const viewModel = buildViewModel(
  logOf(`${FIRST_PROGRAM}
    16 step <module> a=a r=r s=r c=c p=p
    16 ref-refused int cannot create weak reference to 'int' object
    17 capi-call PyWeakref_IsDead {"arguments":[2],"result":"1"}
  `),
  { hidden: false },
);

function found(query: string, ...kinds: EventKind[]): string {
  const matches = findMatches(viewModel, parseQuery(query), new Set(kinds));
  return matches === null ? 'nothing sought' : [...matches.positions].join(' ');
}

it.each([
  ['line:15', '5 6 7 8 9 11 12'],
  ['line:10-11', '1 2'],
  ['kind:cleared', '6 7 8'],
  ['cleared', '6 7 8'],
  ['proxy', '4 7'],
  ['type:ref', '1 2 3 6 8 9 10 11'],
  ['gone', '3 8 9 10 11'],
  ['c', '3 8 9 10 11'],
  ['s', '1 2 6'],
  ['a cleared', '6 7 8'],
  ['ref #2', '3 8 9 10 11'],
  ['Node #1', '0 1 2 3 4 5 6 7 8 9 10 11 12'],
  ['"ref #1"', '1 2 6'],
  ['ref #3', ''],
  ['c #2', '3 8 9 10 11'],
  ['cleared #2', '8'],
  ['int', '13'],
  ['isdead', '14'],
  ['nowhere', ''],
  ['', 'nothing sought'],
])('finds %s', (query, positions) => {
  expect(found(query)).toBe(positions);
});

it('keeps to the kinds that are picked', () => {
  expect(found('', 'callback-started', 'callback-finished')).toBe('9 11');
  expect(found('line:7', 'deref')).toBe('10');
});

it('knows which events and objects match', () => {
  const matches = findMatches(viewModel, parseQuery('kind:cleared'), new Set())!;
  expect([5, 6].map(matches.has)).toEqual([false, true]);
  expect([1, 2].map(matches.areAbout)).toEqual([false, true]);
});

it('goes from match to match, and round the ends', () => {
  const matches = findMatches(viewModel, parseQuery('kind:cleared'), new Set())!;
  expect([null, 0, 6, 7, 8, 14].map((from) => matchFrom(matches, from, 1))).toEqual([6, 6, 7, 8, 6, 6]);
  expect([null, 0, 6, 7, 14].map((from) => matchFrom(matches, from, -1))).toEqual([8, 8, 8, 6, 8]);
});

/** Records that are kept, one that is dropped, and a weakref to each. */
const RECORDS = buildViewModel(
  logOf(`
    1 object-created x:Record
    1 ref-created rx:ref>x
    2 object-created y:Record
    2 ref-created ry:ref>y
    3 object-created z:Record
    3 ref-created rz:ref>z
    4 step <module> record=y first=x
    4 object-dying x refcount
    4 ref-cleared rx refcount
    4 object-dead x
    5 ref-dead rz
  `),
  { hidden: false },
);

it.each([
  // The label itself, before what leads there.
  ['Record #2', 2],
  ['"Record #3"', 4],
  ['ref #2', null],
  // A name before a type of the same word.
  ['record', 2],
  // Of all that have the type, one that lives.
  ['type:record', 2],
  ['first', 0],
  // Nothing fits better than anything else.
  ['line:2', null],
  ['kind:created', null],
  ['nowhere', null],
])('begins %s with what fits best', (query, best) => {
  const matches = findMatches(RECORDS, parseQuery(query), new Set())!;
  const from = matches.best ?? matches.positions[0] ?? null;
  expect([matches.best, from]).toEqual([best, best ?? from]);
  expect(from === null || matches.has(from)).toBe(true);
});

it('finds what is alive when the run is over', () => {
  const positions = (query: string) => [...findMatches(RECORDS, parseQuery(query), new Set())!.positions];
  expect(positions('alive')).toEqual([2, 3, 4]);
  expect(positions('alive type:record kind:object')).toEqual([2, 4]);
});
