import { refcountsOf } from '../../model/heap/refcounts.ts';
import type { Life } from '../../model/timeline/life.ts';
import type { Paint } from './paint.ts';
import type { RowPlace } from './rowPlace.ts';
import type { Scene } from './scene.ts';
import { positionToPx, unitToPx } from './view.ts';

const MARGIN_PX = 2.5;
const LABEL_GAP_PX = 4;

/** A piece of the line: a count, from here to where the next is read. */
interface Piece {
  left: number;
  right: number;
  count: number;
}

/** A piece's count in words, where there is room for it; the line goes on behind it. */
interface Label {
  text: string;
  left: number;
  right: number;
}

/** An object's refcount, as the program's lines found it: a small step line in its bar, numbered where there is room. */
export function drawRefcount(paint: Paint, scene: Scene, place: RowPlace, life: Life): void {
  const line = refcountsOf(scene.viewModel.log, place.id);
  if (line === null) return;
  const pieces = piecesOf(scene, life, line.steps, line.counts);
  paint.setFont(10);
  const labels = pieces.map((piece, index) => labelOf(paint, scene, piece, index === 0));
  if (line.most > 1) drawLine(paint, place, pieces, labels, line.most);
  for (const label of labels) if (label !== null) paint.text(label.text, label.left, place.y + 0.5, 'panel');
}

/** The pieces on screen, while it is alive; of several counts in one pixel the last remains. */
function piecesOf(
  { viewModel, view, frame }: Scene,
  life: Life,
  steps: readonly number[],
  counts: readonly number[],
): Piece[] {
  const pieces: Piece[] = [];
  for (const { state, from, to } of life.stretches) {
    if (state !== 'alive') continue;
    const start = positionToPx(view, frame, from);
    const end = to >= viewModel.count ? frame.widthPx : positionToPx(view, frame, to);
    for (let at = 0; at < steps.length; at += 1) {
      const read = unitToPx(view, frame, view.axis.step(steps[at]!));
      // What was read while it was dying says nothing of the life after.
      if (read < start && from !== life.stretches[0]!.from) continue;
      const left = Math.max(start, read);
      if (left > Math.min(end, frame.widthPx)) break;
      const next = steps[at + 1];
      const right = Math.min(end, next === undefined ? end : unitToPx(view, frame, view.axis.step(next)));
      if (right - left < 1 || right < frame.gutterPx) continue;
      const before = pieces.at(-1);
      const count = counts[at]!;
      if (before?.count === count && left - before.right < 1) before.right = right;
      else pieces.push({ left, right, count });
    }
  }
  return pieces;
}

function drawLine(
  paint: Paint,
  place: RowPlace,
  pieces: readonly Piece[],
  labels: readonly (Label | null)[],
  most: number,
): void {
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
    const label = labels[index]!;
    const goesOn = pieces[index - 1]?.right === left;
    if (goesOn) context.lineTo(left, y);
    if (!goesOn || label !== null) context.moveTo(label?.right ?? left, y);
    context.lineTo(right, y);
  });
  context.stroke();
  context.restore();
}

function labelOf(paint: Paint, scene: Scene, { left, right, count }: Piece, isFirst: boolean): Label | null {
  const from = Math.max(left, scene.frame.gutterPx) + LABEL_GAP_PX + (isFirst ? 3 : 0);
  for (const text of [`refcount ${count}`, `${count}`].slice(isFirst ? 0 : 1)) {
    const to = from + paint.widthOf(text) + LABEL_GAP_PX;
    if (to <= right) return { text, left: from, right: to };
  }
  return null;
}
