import type { Matches } from '../../model/find/matches.ts';
import type { Axis } from '../../model/timeline/axis.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Palette } from './palette.ts';
import { rowTops } from './rowTops.ts';
import type { Extent, Frame, View } from './view.ts';

/** All that one drawing of the timeline depends on. */
export interface Scene {
  viewModel: ViewModel;
  view: View;
  frame: Frame;
  palette: Palette;
  /** Where on the axis the selected moment is: an event's mark, or where a line begins. */
  cursorUnit: number | null;
  selectedRow: number | null;
  hoveredRow: number | null;
  /** The source line whose events are lit; null for none. */
  litLine: number | null;
  /** What is sought; null where nothing is. */
  matches: Matches | null;
}

export const RULER_PX = 34;
/** The track under the ruler for what concerns no single object; there only when needed. */
export const TRACK_PX = 24;

export function extentOf(viewModel: ViewModel, axis: Axis): Extent {
  return { axis, rowsHeight: rowTops(viewModel).height };
}

export function hasTrack(viewModel: ViewModel): boolean {
  return viewModel.remarkable.besideRuler.length > 0 || viewModel.spans.collections.length > 0;
}

export function headPxOf(viewModel: ViewModel): number {
  return RULER_PX + (hasTrack(viewModel) ? TRACK_PX : 0);
}
