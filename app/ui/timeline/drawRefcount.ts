import type { Life } from '../../model/life.ts';
import { refcountsOf } from '../../model/refcounts.ts';
import type { Paint } from './paint.ts';
import type { RowPlace } from './rowPlace.ts';
import type { Scene } from './scene.ts';
import { positionToPx, unitToPx } from './view.ts';

/** Thinner bars have no room for a line in them. */
const LEAST_BAR_PX = 10;
const MARGIN_PX = 2.5;
const LABEL_GAP_PX = 4;

/** A piece of the line: a count, from here to where the next is read. */
interface Piece {
  left: number;
  right: number;
  count: number;
}

/** An object's refcount, as the program's lines found it: a small step line in its bar, numbered where there is room. */
export function drawRefcount(paint: Paint, scene: Scene, place: RowPlace, life: Life): void {
  if (place.barPx < LEAST_BAR_PX || !place.isFullSize) return;
  const line = refcountsOf(scene.story.log, place.id);
  if (line === null) return;
  const pieces = piecesOf(scene, life, line.steps, line.counts);
  if (line.most > 1) drawLine(paint, place, pieces, line.most);
  drawCounts(paint, scene, place, pieces);
}

/** The pieces on screen; of several counts in one pixel the last remains. */
function piecesOf(
  { story, view, frame }: Scene,
  life: Life,
  steps: readonly number[],
  counts: readonly number[],
): Piece[] {
  const alive = life.stretches.filter(({ state }) => state === 'alive');
  const [first, last] = [alive[0], alive.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = positionToPx(view, frame, first.from);
  const end = last.to >= story.count ? frame.widthPx : positionToPx(view, frame, last.to);
  const pieces: Piece[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const x = Math.max(start, unitToPx(view, frame, view.axis.step(steps[at]!)));
    const next = steps[at + 1];
    const right = Math.min(end, next === undefined ? end : unitToPx(view, frame, view.axis.step(next)));
    if (right - x < 1 || right < frame.gutterPx) continue;
    if (x > frame.widthPx) break;
    pieces.push({ left: x, right, count: counts[at]! });
  }
  return pieces;
}

function drawLine(paint: Paint, place: RowPlace, pieces: readonly Piece[], most: number): void {
  const { context, palette } = paint;
  const bottom = place.y + place.barPx / 2 - MARGIN_PX;
  const height = place.barPx - 2 * MARGIN_PX;
  context.save();
  context.globalAlpha *= 0.75;
  context.strokeStyle = palette.panel;
  context.lineWidth = 1.25;
  context.lineJoin = 'miter';
  context.beginPath();
  pieces.forEach(({ left, right, count }, index) => {
    const y = bottom - (height * count) / most;
    if (index === 0) context.moveTo(left, y);
    else context.lineTo(left, y);
    context.lineTo(right, y);
  });
  context.stroke();
  context.restore();
}

function drawCounts(paint: Paint, scene: Scene, place: RowPlace, pieces: readonly Piece[]): void {
  paint.setFont(10);
  pieces.forEach(({ left, right, count }, index) => {
    const from = Math.max(left, scene.frame.gutterPx) + LABEL_GAP_PX + (index === 0 ? 3 : 0);
    const room = right - from - LABEL_GAP_PX;
    const text = [`refcount ${count}`, String(count)].slice(index === 0 ? 0 : 1).find((words) => {
      return paint.widthOf(words) <= room;
    });
    if (text === undefined) return;
    paint.fill('object', from - 1.5, place.y - place.barPx / 2, paint.widthOf(text) + 3, place.barPx);
    paint.text(text, from, place.y + 0.5, 'panel');
  });
}
