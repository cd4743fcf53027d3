import type { Story } from '../../model/story.ts';
import { extentOf } from './scene.ts';
import { clampedView, type Frame, plotHeightPx, positionsOnScreen, pxToRowSpace, type View } from './view.ts';

/** Enough to notice that none of the events in sight has its row in sight. */
const SAMPLES = 64;

/**
 * In a long story, the rows of what happens at one time are far from those of another: zooming in anywhere, or
 * panning along, soon shows nothing. Then the rows follow, to those of the events in the middle.
 */
export function followedView(story: Story, view: View, frame: Frame): View {
  const extent = extentOf(story, view.axis);
  const [first, end] = positionsOnScreen(view, frame);
  const top = pxToRowSpace(view, frame, frame.headPx);
  const bottom = pxToRowSpace(view, frame, frame.heightPx);
  const step = Math.max(1, Math.floor((end - first) / SAMPLES));
  for (let position = first; position < end; position += step) {
    const y = rowTopOf(story, position);
    if (y !== null && y >= top && y < bottom) return view;
  }
  const middle = Math.floor((first + end) / 2);
  for (let position = middle; position < end; position += 1) {
    const y = rowTopOf(story, position);
    if (y !== null)
      return clampedView({ ...view, scrollPx: y * view.rowScale - plotHeightPx(frame) / 2 }, extent, frame);
  }
  return view;
}

function rowTopOf(story: Story, position: number): number | null {
  const row = story.rows.rowOf(story.log.subject(story.seqs[position]!));
  return row === null ? null : story.rows.tops[row]!;
}
