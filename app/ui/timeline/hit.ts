import { CALLBACK_LANE, WEAKREF_ROW } from '../../model/rows.ts';
import { nearestValue } from '../../model/search.ts';
import type { Story } from '../../model/story.ts';
import { RULER_PX } from './scene.ts';
import { type Frame, positionToPx, pxToPosition, pxToRowSpace, rowSpaceToPx, type View } from './view.ts';

/** What lies at a point of the canvas. */
export interface Hit {
  /** The row there; null over the ruler and below the last row. */
  row: number | null;
  /** The nearest event of what is there; null over names and where there is none. */
  position: number | null;
  /** How far the event's mark is from the point. */
  distancePx: number;
}

/** Neighbouring rows this near are looked at, too: a hairline cannot be hit exactly. */
const REACH_PX = 6;
const MOST_ROWS = 64;

export function hitAt(story: Story, view: View, frame: Frame, xPx: number, yPx: number): Hit {
  const nothing: Hit = { row: null, position: null, distancePx: Number.POSITIVE_INFINITY };
  if (story.count === 0) return nothing;
  const wanted = Math.round(pxToPosition(view, frame, xPx));
  if (yPx < frame.headPx) {
    if (xPx < frame.gutterPx) return nothing;
    const onTrack = yPx >= RULER_PX ? nearestValue(story.remarkable.besideRuler, wanted) : null;
    const inStory = Math.min(Math.max(0, wanted), story.count - 1);
    return positionHit(view, frame, null, onTrack ?? inStory, xPx, 0);
  }
  if (pxToRowSpace(view, frame, yPx) > story.rows.height) return nothing;
  const exact = story.rows.rowAt(pxToRowSpace(view, frame, yPx));
  if (xPx < frame.gutterPx) return { ...nothing, row: exact };
  let best: Hit = { ...nothing, row: exact };
  for (const row of rowsNear(story, view, frame, yPx, exact)) {
    const position = nearestValue(story.positionsIn(row), wanted);
    if (position === null) continue;
    const dy = row === exact ? 0 : rowSpaceToPx(view, frame, story.rows.tops[row]!) - yPx;
    const hit = positionHit(view, frame, row, position, xPx, dy);
    if (hit.distancePx < best.distancePx) best = hit;
  }
  return best;
}

function positionHit(
  view: View,
  frame: Frame,
  row: number | null,
  position: number,
  xPx: number,
  dyPx: number,
): Hit {
  return { row, position, distancePx: Math.hypot(positionToPx(view, frame, position) - xPx, dyPx) };
}

function rowsNear(story: Story, view: View, frame: Frame, yPx: number, exact: number): number[] {
  if (view.rowScale * (WEAKREF_ROW + CALLBACK_LANE) > 2 * REACH_PX) return [exact];
  const first = story.rows.rowAt(pxToRowSpace(view, frame, yPx - REACH_PX));
  const last = story.rows.rowAt(pxToRowSpace(view, frame, yPx + REACH_PX));
  const step = Math.max(1, Math.ceil((last - first) / MOST_ROWS));
  const rows = [exact];
  for (let row = first; row <= last; row += step) rows.push(row);
  return rows;
}
