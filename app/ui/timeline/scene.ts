import type { Matches } from '../../model/find/matches.ts';
import type { Story } from '../../model/story.ts';
import type { Axis } from '../../model/timeline/axis.ts';
import type { Palette } from './palette.ts';
import { rowTops } from './rowTops.ts';
import type { Extent, Frame, View } from './view.ts';

/** All that one drawing of the timeline depends on. */
export interface Scene {
  story: Story;
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

export function extentOf(story: Story, axis: Axis): Extent {
  return { axis, rowsHeight: rowTops(story).height };
}

export function hasTrack(story: Story): boolean {
  return story.remarkable.besideRuler.length > 0 || story.spans.collections.length > 0;
}

export function headPxOf(story: Story): number {
  return RULER_PX + (hasTrack(story) ? TRACK_PX : 0);
}
