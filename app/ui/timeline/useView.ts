import { useMemo, useRef, useState } from 'react';
import type { Axis } from '../../model/timeline/axis.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { EventLog } from '../../trace/eventLog.ts';
import { followedView } from './follow.ts';
import { rowTops } from './rowTops.ts';
import { extentOf } from './scene.ts';
import {
  clampedView,
  type Extent,
  type Frame,
  fittedView,
  pannedView,
  positionToPx,
  revealingView,
  rowSpaceToPx,
  showingRows,
  type View,
  viewFrom,
  viewOnAxis,
  zoomedView,
} from './view.ts';

/** A group that is opened has its row and its first members in sight. */
const ROWS_SHOWN_OF_GROUP = 9;

/** The view of a view model: all of it, until a person moves; a new run is seen whole again. */
export function useView(viewModel: ViewModel, axis: Axis, frame: Frame) {
  const [moved, setMoved] = useState<{ log: EventLog; view: View } | null>(null);
  const extent = useMemo(() => extentOf(viewModel, axis), [viewModel, axis]);
  const fitted = fittedView(extent, frame);
  const isMoved = moved !== null && moved.log === viewModel.log;
  const view = isMoved ? viewIn(moved.view, extent, frame) : fitted;
  // Several moves may come before the next render, each on top of the last: two fingers zoom and pan.
  const latest = useRef(view);
  latest.current = view;
  const show = (next: View): boolean => {
    const changed = !sameView(latest.current, next);
    latest.current = next;
    if (changed) setMoved(sameView(next, fitted) ? null : { log: viewModel.log, view: next });
    return changed;
  };
  return {
    view,
    /** Whether all events are in sight. */
    isFitted: view.firstUnit === fitted.firstUnit && view.pxPerUnit === fitted.pxPerUnit,
    fit: () => setMoved(null),
    /** Brings a stretch of the axis on screen, from a unit on. */
    moveTo: (firstUnit: number) =>
      show(followedView(viewModel, viewFrom(latest.current, extent, frame, firstUnit), frame)),
    pan(dxPx: number, dyPx: number) {
      const panned = pannedView(latest.current, extent, frame, dxPx, dyPx);
      const along = Math.abs(dxPx) > Math.abs(dyPx);
      return show(along ? followedView(viewModel, panned, frame) : panned);
    },
    zoom: (factor: number, xPx: number, yPx: number) =>
      show(followedView(viewModel, zoomedView(latest.current, extent, frame, factor, xPx, yPx), frame)),
    /** Zooms around an event and its row, so that they stay where they are; otherwise the top row does. */
    zoomAround: (factor: number, position: number | null, row: number | null) => {
      const middle = (frame.gutterPx + frame.widthPx) / 2;
      const x = position === null ? middle : positionToPx(latest.current, frame, position);
      const isSeen = x >= frame.gutterPx && x <= frame.widthPx;
      const y =
        row === null ? frame.headPx : rowSpaceToPx(latest.current, frame, rowTops(viewModel).tops[row]!);
      const isRowSeen = y >= frame.headPx && y < frame.heightPx;
      const [aroundX, aroundY] = [isSeen ? x : middle, isRowSeen ? y : frame.headPx];
      const zoomed = zoomedView(latest.current, extent, frame, factor, aroundX, aroundY);
      return show(followedView(viewModel, zoomed, frame));
    },
    reveal: (position: number, row: number | null) => {
      const { tops } = rowTops(viewModel);
      const top = row === null ? null : tops[row]!;
      show(revealingView(latest.current, extent, frame, position, top, row === null ? 0 : tops[row + 1]!));
    },
    /** Scrolls to the row of a group, and to what comes next. */
    showGroup: (row: number) => {
      const { tops } = rowTops(viewModel);
      const end = Math.min(row + ROWS_SHOWN_OF_GROUP, viewModel.rows.count);
      show(showingRows(latest.current, extent, frame, tops[row]!, tops[end]!));
    },
  };
}

/** A view of before, after the axis has changed or the view model has grown. */
function viewIn(view: View, extent: Extent, frame: Frame): View {
  return view.axis.kind === extent.axis.kind
    ? clampedView(view, extent, frame)
    : viewOnAxis(view, extent, frame);
}

function sameView(one: View, other: View): boolean {
  return (
    one.firstUnit === other.firstUnit &&
    one.pxPerUnit === other.pxPerUnit &&
    one.rowScale === other.rowScale &&
    one.scrollPx === other.scrollPx
  );
}
