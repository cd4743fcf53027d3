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
