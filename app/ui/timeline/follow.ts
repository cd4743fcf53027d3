import { lowerBound } from '../../model/search.ts';
import type { Life } from '../../model/timeline/life.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import { rowTops } from './rowTops.ts';
import { extentOf } from './scene.ts';
import { clampedView, type Frame, plotHeightPx, positionsOnScreen, pxToRowSpace, type View } from './view.ts';

/**
 * In a long view model, the rows of what happens at one time are far from those of another: zooming in anywhere, or
 * panning along, soon shows nothing. Only then the rows follow, to those of the events in the middle; rows that somebody
 * looks at stay where they are.
 */
export function followedView(viewModel: ViewModel, view: View, frame: Frame): View {
  const [first, end] = positionsOnScreen(view, frame);
  if (showsSomething(viewModel, view, frame, first, end)) return view;
  const middle = Math.floor((first + end) / 2);
  for (let position = middle; position < end; position += 1) {
    const y = rowTopOf(viewModel, position);
    if (y === null) continue;
    const scrollPx = y * view.rowScale - plotHeightPx(frame) / 2;
    return clampedView({ ...view, scrollPx }, extentOf(viewModel, view.axis), frame);
  }
  return view;
}

/** Whether a row in sight has a mark in sight, or most of them at least a life. */
function showsSomething(viewModel: ViewModel, view: View, frame: Frame, first: number, end: number): boolean {
  const { rows } = viewModel;
  if (rows.count === 0) return false;
  const tops = rowTops(viewModel);
  const top = tops.rowAt(pxToRowSpace(view, frame, frame.headPx));
  const bottom = tops.rowAt(pxToRowSpace(view, frame, frame.heightPx) - 1);
  let lives = 0;
  for (let row = top; row <= bottom; row += 1) {
    const group = rows.groupAt(row);
    // The row of an open group is a title: its members have rows of their own.
    if (group?.isOpen) continue;
    const positions = viewModel.positionsIn(row);
    if ((positions[lowerBound(positions, first)] ?? end) < end) return true;
    if (group === null && livesBetween(viewModel.life(row), first, end)) lives += 1;
  }
  return lives > (bottom - top) / 2;
}

function livesBetween({ stretches }: Life, first: number, end: number): boolean {
  return stretches.some(({ state, from, to }) => state !== 'cleared' && from < end && to >= first);
}

function rowTopOf(viewModel: ViewModel, position: number): number | null {
  const row = viewModel.rows.rowOf(viewModel.log.subject(viewModel.seqs[position]!));
  return row === null ? null : rowTops(viewModel).tops[row]!;
}
