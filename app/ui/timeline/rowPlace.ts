import type { Group } from '../../model/timeline/groups.ts';
import { CALLBACK_LANE, GROUP_ROW, OBJECT_ROW, OPEN_GROUP_ROW, rowTops, WEAKREF_ROW } from './rowTops.ts';
import type { Scene } from './scene.ts';
import { positionToPx, rowSpaceToPx } from './view.ts';

const OBJECT_BAR = 16;
const WEAKREF_BAR = 9;
/** Free space under a callback's box. */
const LANE_MARGIN = 4;

/** Where a row is on the canvas, in px. */
export interface RowPlace {
  /** 0 for a group's row. */
  id: number;
  group: Group | null;
  isObject: boolean;
  /** The whole row's, without the callback's lane. */
  rowPx: number;
  /** The line on which the life is drawn. */
  y: number;
  barPx: number;
  laneTop: number;
  laneHeight: number;
}

export function rowPlace({ viewModel, view, frame }: Scene, row: number): RowPlace {
  const { rows, log } = viewModel;
  const id = rows.ids[row]!;
  const group = rows.groupAt(row);
  const isObject = group === null && log.role(id) === 'object';
  const height = group !== null ? groupHeight(group) : isObject ? OBJECT_ROW : WEAKREF_ROW;
  const top = rowTops(viewModel).tops[row]!;
  return {
    id,
    group,
    isObject,
    rowPx: height * view.rowScale,
    y: rowSpaceToPx(view, frame, top + height / 2),
    barPx: (isObject ? OBJECT_BAR : WEAKREF_BAR) * view.rowScale,
    laneTop: rowSpaceToPx(view, frame, top + height - LANE_MARGIN / 2),
    laneHeight: (CALLBACK_LANE - LANE_MARGIN) * view.rowScale,
  };
}

function groupHeight({ isOpen }: Group): number {
  return isOpen ? OPEN_GROUP_ROW : GROUP_ROW;
}

/** The px of a stretch, cut to what is on screen; the end of what still lives is the right edge. */
export function stretchPx(scene: Scene, stretch: { from: number; to: number }): [number, number] {
  const { view, frame, viewModel } = scene;
  const left = positionToPx(view, frame, stretch.from);
  const right = stretch.to >= viewModel.count ? frame.widthPx + 20 : positionToPx(view, frame, stretch.to);
  return [Math.max(left, frame.gutterPx - 20), Math.min(right, frame.widthPx + 20)];
}
