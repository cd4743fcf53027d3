import { expect, test } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { findMoment, type LinkedMoment, linkOfSelection } from './linkedMoment.ts';

const VIEW_MODEL = buildViewModel(logOf(`${FIRST_PROGRAM}\n16 step <module> a=a a#1`), { hidden: false });
const RUN = { code: 'del a', c: null };
const linked = (moment: LinkedMoment['moment'], object: number | null = null): LinkedMoment => ({
  python: 'del a',
  c: null,
  moment,
  object,
});

test('An event and a step of the same program are found', () => {
  expect(findMoment(linked({ kind: 'event', index: 2 }), RUN, VIEW_MODEL)).toMatchObject({
    kind: 'found',
    selection: { seq: VIEW_MODEL.seqs[2], step: null },
  });
  expect(findMoment(linked({ kind: 'step', index: 0 }, 1), RUN, VIEW_MODEL)).toMatchObject({
    kind: 'found',
    selection: { step: 0, object: 1 },
  });
});

test('What a link says of a selection is found again', () => {
  for (const selection of [
    { seq: VIEW_MODEL.seqs[3]!, step: null, object: 1 },
    { seq: null, step: 0, object: null },
  ]) {
    const { moment, object } = linkOfSelection(VIEW_MODEL, selection)!;
    const found = findMoment(linked(moment!, object ?? null), RUN, VIEW_MODEL);
    expect(found).toMatchObject({ kind: 'found', selection: { step: selection.step } });
    if (found.kind === 'found' && selection.object !== null) expect(found.selection).toEqual(selection);
  }
});

test('A moment that the run does not have, or that is of another program, is not found', () => {
  expect(findMoment(linked({ kind: 'event', index: 1000 }), RUN, VIEW_MODEL)).toEqual({ kind: 'missing' });
  expect(findMoment(linked({ kind: 'step', index: 1 }), RUN, VIEW_MODEL)).toEqual({ kind: 'missing' });
  const event = linked({ kind: 'event', index: 0 });
  expect(findMoment(event, { ...RUN, code: 'del b' }, VIEW_MODEL)).toEqual({ kind: 'other program' });
  expect(findMoment(event, { ...RUN, c: 'int a;' }, VIEW_MODEL)).toEqual({ kind: 'other program' });
});
