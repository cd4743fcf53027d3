import { expect, it } from 'vitest';
import { logOf } from '../../../tests/support/testLog.ts';
import { axisOf } from '../../model/timeline/axis.ts';
import { buildViewModel, type ViewModel } from '../../model/viewModel.ts';
import { followedView } from './follow.ts';
import { rowTops } from './rowTops.ts';
import { extentOf, RULER_PX } from './scene.ts';
import { type Frame, fittedView, rowSpaceToPx, type View, zoomedView } from './view.ts';

const FRAME: Frame = { widthPx: 900, heightPx: 400, gutterPx: 100, headPx: RULER_PX };

/** A thousand objects, each of another line, so that they are no group, and what happens to each. */
function viewModelOf(...kinds: string[]): ViewModel {
  const events = Array.from({ length: 1000 }, (_, n) =>
    kinds.map((kind) => `${n} ${kind.replace('NAME', `o${n}`)}`),
  );
  return buildViewModel(logOf(events.flat().join('\n')), { hidden: false });
}

const SHORT_LIVED = viewModelOf('object-created NAME:Node', 'object-dead NAME');
const LONG_LIVED = viewModelOf('object-created NAME:Node');

/** The upper end of the picture, zoomed in upon so many times. */
function topZoomed(viewModel: ViewModel, factor: number, xPx: number): View {
  const extent = extentOf(viewModel, axisOf(viewModel, 'events'));
  return zoomedView(fittedView(extent, FRAME), extent, FRAME, factor, xPx, FRAME.headPx);
}

it('brings rows into view when zooming or panning has left only empty ones', () => {
  const topRight = topZoomed(SHORT_LIVED, 400, 800);
  const followed = followedView(SHORT_LIVED, topRight, FRAME);
  expect(followed.firstUnit).toBe(topRight.firstUnit);
  const middle = Math.round(followed.firstUnit + 800 / followed.pxPerUnit / 2);
  const y = rowSpaceToPx(followed, FRAME, rowTops(SHORT_LIVED).tops[Math.floor(middle / 2)]!);
  expect(y).toBeGreaterThan(FRAME.headPx);
  expect(y).toBeLessThan(FRAME.heightPx);
  expect(followedView(SHORT_LIVED, followed, FRAME)).toBe(followed);
});

it('leaves rows alone that have one mark among many events in sight', () => {
  const topLeft = topZoomed(SHORT_LIVED, 1.5, 101);
  expect(followedView(SHORT_LIVED, topLeft, FRAME)).toBe(topLeft);
});

it('leaves rows alone that live on, though nothing happens to them', () => {
  const topRight = topZoomed(LONG_LIVED, 4, 800);
  expect(followedView(LONG_LIVED, topRight, FRAME)).toBe(topRight);
});
