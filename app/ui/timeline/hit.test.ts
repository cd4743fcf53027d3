import { expect, it } from 'vitest';
import { FIRST_PROGRAM, logOf } from '../../../tests/support/testLog.ts';
import { axisOf } from '../../model/timeline/axis.ts';
import { buildViewModel } from '../../model/viewModel.ts';
import { hitAt } from './hit.ts';
import { rowTops } from './rowTops.ts';
import { extentOf, headPxOf } from './scene.ts';
import { type Frame, fittedView, positionToPx, rowSpaceToPx } from './view.ts';

const viewModel = buildViewModel(logOf(FIRST_PROGRAM), { hidden: false });
const FRAME: Frame = { widthPx: 900, heightPx: 400, gutterPx: 100, headPx: headPxOf(viewModel) };
const view = fittedView(extentOf(viewModel, axisOf(viewModel, 'events')), FRAME);
const rowY = (row: number) => rowSpaceToPx(view, FRAME, rowTops(viewModel).tops[row]! + 10);
const eventX = (position: number) => positionToPx(view, FRAME, position);

it('finds the nearest event of the row under the pointer', () => {
  expect(hitAt(viewModel, view, FRAME, eventX(6) + 3, rowY(1))).toMatchObject({
    row: 1,
    position: 6,
    distancePx: 3,
  });
  expect(hitAt(viewModel, view, FRAME, eventX(6), rowY(2))).toMatchObject({ row: 2, position: 7 });
  expect(hitAt(viewModel, view, FRAME, eventX(9) + 5, rowY(0))).toMatchObject({ row: 0, position: 12 });
});

it('finds rows by their names, any event by the ruler, and nothing below the rows', () => {
  expect(hitAt(viewModel, view, FRAME, 20, rowY(3))).toMatchObject({ row: 3, position: null });
  expect(hitAt(viewModel, view, FRAME, eventX(8), 15)).toMatchObject({ row: null, position: 8 });
  expect(hitAt(viewModel, view, FRAME, eventX(8), 390)).toMatchObject({ row: null, position: null });
});

it('finds refusals beside the ruler', () => {
  const refused = buildViewModel(
    logOf(`${FIRST_PROGRAM}\n16 ref-refused int no\n17 object-created z:Node\n18 object-dying z refcount`),
    { hidden: false },
  );
  const frame = { ...FRAME, headPx: headPxOf(refused) };
  expect(frame.headPx).toBeGreaterThan(FRAME.headPx);
  const view = fittedView(extentOf(refused, axisOf(refused, 'events')), frame);
  expect(hitAt(refused, view, frame, positionToPx(view, frame, 15), 45)).toMatchObject({ position: 13 });
});
