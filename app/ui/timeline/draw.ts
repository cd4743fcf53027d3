import { drawName } from './drawGutter.ts';
import { drawCollections, drawLitColumns, drawRuler, drawTrack } from './drawHead.ts';
import { drawMatchDots, drawMatchesBesideRuler, rowAlpha } from './drawMatches.ts';
import { drawRemarkable } from './drawRemarkable.ts';
import { drawRow, drawThread } from './drawRow.ts';
import { drawTimeScale } from './drawTimeScale.ts';
import type { Paint, Words } from './paint.ts';
import type { Pen } from './pen.ts';
import { rowPlace } from './rowPlace.ts';
import { CALLBACK_LANE, rowTops } from './rowTops.ts';
import { RULER_PX, type Scene } from './scene.ts';
import { pxToRowSpace, unitToPx } from './view.ts';

/** Names stay readable where rows are faint. */
const LEAST_NAME_ALPHA = 0.6;

/** The cursor's line comes no nearer to words. */
const WORD_GAP_PX = 2;

/** The whole picture, from back to front. */
export function drawTimeline(paint: Paint, scene: Scene): void {
  const { context } = paint;
  const { frame, viewModel } = scene;
  paint.fill('ground', 0, 0, frame.widthPx, frame.heightPx);
  if (viewModel.count === 0) return;
  const [firstRow, endRow] = rowsOnScreen(scene);

  clipped(context, 0, frame.headPx, frame.widthPx, frame.heightPx, () => {
    for (const row of new Set([scene.hoveredRow, scene.selectedRow]))
      if (row !== null) drawRowGround(paint, scene, row);
  });
  clipped(context, frame.gutterPx - 10, 0, frame.widthPx, frame.heightPx, () => {
    drawLitColumns(paint, scene);
    drawCollections(paint, scene);
    drawRuler(paint, scene);
    drawTrack(paint, scene);
    drawMatchesBesideRuler(paint, scene);
  });
  const words = paint.wordsOf(() =>
    clipped(context, frame.gutterPx - 10, frame.headPx, frame.widthPx, frame.heightPx, () => {
      for (let row = firstRow; row < endRow; row += 1) drawThread(paint, scene, row);
      for (let row = firstRow; row < endRow; row += 1) {
        context.globalAlpha = rowAlpha(scene, row);
        drawRow(paint, scene, row);
      }
      context.globalAlpha = 1;
      // What is odd or sought is shown even where its row is folded.
      if (viewModel.rows.groups.length > 0) {
        const isGroup = (row: number) => viewModel.rows.groupAt(row) !== null;
        drawRemarkable(paint, scene, isGroup);
        drawMatchDots(paint, scene, isGroup);
      }
    }),
  );
  clipped(context, 0, frame.headPx, frame.gutterPx, frame.heightPx, () => {
    for (let row = firstRow; row < endRow; row += 1) {
      context.globalAlpha = Math.max(LEAST_NAME_ALPHA, rowAlpha(scene, row));
      drawName(paint, scene, row);
    }
  });
  paint.setFont(12);
  paint.text('line', 16, 18, 'text-quiet');
  if (scene.view.axis.kind === 'time') drawTimeScale(paint, scene);
  drawCursor(paint, scene, words);
}

function clipped(
  context: Pen,
  left: number,
  top: number,
  right: number,
  bottom: number,
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  draw();
  context.restore();
}

function rowsOnScreen({ viewModel, view, frame }: Scene): [number, number] {
  if (viewModel.rows.count === 0) return [0, 0];
  const tops = rowTops(viewModel);
  const first = tops.rowAt(pxToRowSpace(view, frame, frame.headPx));
  const last = tops.rowAt(pxToRowSpace(view, frame, frame.heightPx));
  return [first, last + 1];
}

function drawRowGround(paint: Paint, scene: Scene, row: number): void {
  const place = rowPlace(scene, row);
  const top = place.y - place.rowPx / 2;
  const hasLane = !place.isObject && place.group === null && scene.viewModel.life(row).calls.length > 0;
  const height = place.rowPx + (hasLane ? CALLBACK_LANE * scene.view.rowScale : 0);
  paint.fill('hover', 0, top, scene.frame.widthPx, height);
  if (row === scene.selectedRow)
    paint.fill(place.isObject || place.group !== null ? 'object' : 'weakref', 0, top, 3, height);
}

/** The line of the selected moment, which leaves free what is written in its way. */
function drawCursor(paint: Paint, scene: Scene, words: readonly Words[]): void {
  const { cursorUnit, view, frame } = scene;
  if (cursorUnit === null) return;
  const x = Math.round(unitToPx(view, frame, cursorUnit)) + 0.5;
  if (x < frame.gutterPx || x > frame.widthPx) return;
  const { context, palette } = paint;
  context.strokeStyle = palette['callback-text'];
  context.lineWidth = 1.5;
  context.setLineDash([4, 3]);
  context.beginPath();
  let from = RULER_PX - 6;
  for (const { top, bottom } of wordsAcross(words, x, frame.headPx)) {
    if (top > from) {
      context.moveTo(x, from);
      context.lineTo(x, top);
    }
    from = Math.max(from, bottom);
  }
  context.moveTo(x, from);
  context.lineTo(x, frame.heightPx);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette['callback-text'];
  context.beginPath();
  context.moveTo(x - 5, 2);
  context.lineTo(x + 5, 2);
  context.lineTo(x, 8);
  context.fill();
}

/** The words that lie across a line down the picture, from above; those scrolled under the head are not seen. */
function wordsAcross(words: readonly Words[], x: number, headPx: number): Words[] {
  return words
    .filter(({ left, right, bottom }) => left - WORD_GAP_PX < x && x < right + WORD_GAP_PX && bottom > headPx)
    .sort((one, other) => one.top - other.top);
}
