import { expect, test } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { findMoment, type LinkedMoment, linkOfSelection } from './linkedMoment.ts';

const VIEW_MODEL = buildViewModel(logOf(`${FIRST_PROGRAM}\n16 step <module> a=a a#1`), { hidden: false });
/** The interpreter makes a weakref of its own before the program does anything, and one in between. */
const WITH_NOISE = `
~1 object-seen ~m:dict
~1 ref-created ~n:ref>m
2 object-created a:Node
3 ref-created r:ref>a
~3 ref-created ~o:ref>m
4 object-dying a refcount
4 ref-cleared r refcount
`;
const RUN = { code: 'del a', c: null };
const linked = (moment: LinkedMoment['moment'], object: number | null = null): LinkedMoment => ({
  python: 'del a',
  c: null,
  moment,
  object,
});

test('An event and a step of the same program are found', () => {
  const seq = VIEW_MODEL.seqs[2]!;
  expect(findMoment(linked({ kind: 'event', seq, shownAs: 2 }), RUN, VIEW_MODEL)).toMatchObject({
    kind: 'found',
    selection: { seq, step: null },
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

test('An event is the same one, whether the interpreter’s own events are shown or not', () => {
  const log = logOf(WITH_NOISE);
  const [all, own] = [buildViewModel(log, { hidden: true }), buildViewModel(log, { hidden: false })];
  expect(all.count).toBeGreaterThan(own.count);
  for (const seq of own.seqs)
    for (const [from, to] of [
      [all, own],
      [own, all],
    ] as const) {
      const { moment } = linkOfSelection(from, { seq, step: null, object: null })!;
      expect(findMoment(linked(moment!), RUN, to)).toMatchObject({ kind: 'found', selection: { seq } });
    }
});

test('An event of the interpreter’s own is not taken for another one where these are not shown', () => {
  const log = logOf(WITH_NOISE);
  const [all, own] = [buildViewModel(log, { hidden: true }), buildViewModel(log, { hidden: false })];
  const noise = [...all.seqs].find((seq) => !own.seqs.includes(seq))!;
  const { moment } = linkOfSelection(all, { seq: noise, step: null, object: null })!;
  expect(findMoment(linked(moment!), RUN, all)).toMatchObject({ kind: 'found', selection: { seq: noise } });
  expect(findMoment(linked(moment!), RUN, own)).toEqual({ kind: 'missing' });
});

test('A moment that the run does not have, or that is of another program, is not found', () => {
  const far = linked({ kind: 'event', seq: 1000, shownAs: 1000 });
  expect(findMoment(far, RUN, VIEW_MODEL)).toEqual({ kind: 'missing' });
  expect(findMoment(linked({ kind: 'step', index: 1 }), RUN, VIEW_MODEL)).toEqual({ kind: 'missing' });
  const event = linked({ kind: 'event', seq: 0, shownAs: 0 });
  expect(findMoment(event, { ...RUN, code: 'del b' }, VIEW_MODEL)).toEqual({ kind: 'other program' });
  expect(findMoment(event, { ...RUN, c: 'int a;' }, VIEW_MODEL)).toEqual({ kind: 'other program' });
});
