import { nearestValue } from '../../model/search.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import { rowTops } from './rowTops.ts';
import { RULER_PX } from './scene.ts';
import { type Frame, positionToPx, pxToPosition, pxToRowSpace, type View } from './view.ts';

/** What lies at a point of the canvas. */
export interface Hit {
  /** The row there; null over the ruler and below the last row. */
  row: number | null;
  /** The nearest event of what is there; null over names and where there is none. */
  position: number | null;
  /** How far the event's mark is from the point. */
  distancePx: number;
}

export function hitAt(viewModel: ViewModel, view: View, frame: Frame, xPx: number, yPx: number): Hit {
  const nothing: Hit = { row: null, position: null, distancePx: Number.POSITIVE_INFINITY };
  if (viewModel.count === 0) return nothing;
  const wanted = Math.round(pxToPosition(view, frame, xPx));
  if (yPx < frame.headPx) {
    if (xPx < frame.gutterPx) return nothing;
    const onTrack = yPx >= RULER_PX ? nearestValue(viewModel.remarkable.besideRuler, wanted) : null;
    const inViewModel = Math.min(Math.max(0, wanted), viewModel.count - 1);
    return positionHit(view, frame, null, onTrack ?? inViewModel, xPx);
  }
  if (pxToRowSpace(view, frame, yPx) > rowTops(viewModel).height) return nothing;
  const row = rowTops(viewModel).rowAt(pxToRowSpace(view, frame, yPx));
  const position = xPx < frame.gutterPx ? null : nearestValue(viewModel.positionsIn(row), wanted);
  return position === null ? { ...nothing, row } : positionHit(view, frame, row, position, xPx);
}

function positionHit(view: View, frame: Frame, row: number | null, position: number, xPx: number): Hit {
  return { row, position, distancePx: Math.abs(positionToPx(view, frame, position) - xPx) };
}
