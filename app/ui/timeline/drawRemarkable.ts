import { lowerBound } from '../../model/search.ts';
import { shapeOf } from '../marks/shapeOf.ts';
import type { Paint } from './paint.ts';
import { rowPlace } from './rowPlace.ts';
import type { Scene } from './scene.ts';
import { positionsOnScreen, positionToPx } from './view.ts';

/** The odd events, at a size to be found whatever the zoom; where they crowd, one stands for its neighbours. */
export function drawRemarkable(paint: Paint, scene: Scene, isWanted: (row: number) => boolean): void {
  const { viewModel, view, frame } = scene;
  const positions = viewModel.remarkable.onRows;
  const [first, end] = positionsOnScreen(view, frame);
  const taken = new Set<number>();
  for (let at = lowerBound(positions, first); at < positions.length && positions[at]! < end; at += 1) {
    const seq = viewModel.seqs[positions[at]!]!;
    const row = viewModel.rows.rowOf(viewModel.log.subject(seq));
    if (row === null || !isWanted(row)) continue;
    const x = positionToPx(view, frame, positions[at]!);
    const { y } = rowPlace(scene, row);
    if (y < frame.headPx || y > frame.heightPx) continue;
    const cell = Math.round(x / 9) * 10_000 + Math.round(y / 9);
    if (taken.has(cell)) continue;
    taken.add(cell);
    paint.mark(shapeOf(viewModel.log, seq), x, y, 0.85);
  }
}
