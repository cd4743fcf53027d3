import { WEAKREF_ROW } from '../../model/rows.ts';
import { lowerBound } from '../../model/search.ts';
import { shapeOf } from '../marks/shapeOf.ts';
import type { Paint } from './paint.ts';
import { rowPlace } from './rowPlace.ts';
import type { Scene } from './scene.ts';
import { positionsOnScreen, positionToPx, pxToRowSpace } from './view.ts';

/** Rows thinner than this are drawn together, a line of pixels at a time. */
const LEAST_ROW_PX = 1.5;
const OUTLINE_PX = 2;

export function isDense(scene: Scene): boolean {
  return scene.view.rowScale * WEAKREF_ROW < LEAST_ROW_PX;
}

/** More rows than pixels: each line of pixels shows how far all rows under it reach. */
export function drawDenseRows(paint: Paint, scene: Scene): void {
  const { story, view, frame } = scene;
  const { rows, extents } = story;
  for (let y = frame.headPx; y < frame.heightPx; y += 1) {
    const top = pxToRowSpace(view, frame, y);
    if (top >= rows.height) break;
    const from = rows.rowAt(top);
    const end = Math.max(from + 1, rows.rowAt(pxToRowSpace(view, frame, y + 1)));
    const [first, last] = extents.of(from, end);
    const left = positionToPx(view, frame, first);
    const right = last >= story.count ? frame.widthPx : positionToPx(view, frame, last);
    paint.fill('object-soft', left, y, Math.max(1, right - left), 1);
    // Births and deaths draw the outline of the group.
    paint.fill('object', left, y, OUTLINE_PX, 1);
    if (last < story.count) paint.fill('object', right - OUTLINE_PX, y, OUTLINE_PX, 1);
  }
}

/** The odd events, at a size to be found whatever the zoom; where they crowd, one stands for its neighbours. */
export function drawRemarkable(paint: Paint, scene: Scene, isWanted: (row: number) => boolean): void {
  const { story, view, frame } = scene;
  const positions = story.remarkable.onRows;
  const [first, end] = positionsOnScreen(view, frame);
  const taken = new Set<number>();
  for (let at = lowerBound(positions, first); at < positions.length && positions[at]! < end; at += 1) {
    const seq = story.seqs[positions[at]!]!;
    const row = story.rows.rowOf(story.log.subject(seq));
    if (row === null || !isWanted(row)) continue;
    const x = positionToPx(view, frame, positions[at]!);
    const { y } = rowPlace(scene, row);
    if (y < frame.headPx || y > frame.heightPx) continue;
    const cell = Math.round(x / 9) * 10_000 + Math.round(y / 9);
    if (taken.has(cell)) continue;
    taken.add(cell);
    paint.mark(shapeOf(story.log, seq), x, y, 0.85);
  }
}
