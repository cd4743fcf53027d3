import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../viewModel.ts';
import { lifeText } from './lifeText.ts';

it('says in words what a row shows', () => {
  const viewModel = buildViewModel(logOf(FIRST_PROGRAM), { hidden: false });
  expect([0, 1, 2, 3].map((row) => lifeText(viewModel, row))).toEqual([
    'Node #1: made at event 0, dying from event 5, freed at event 12',
    'ref #1 → Node #1: made at event 1, cleared at event 6, still there at the end',
    'proxy #1 → Node #1: made at event 4, cleared at event 7, still there at the end',
    'ref #2 → Node #1: made at event 3, cleared at event 8, gone called at event 9, still there at the end',
  ]);
});
