import * as kinds from '../../model/kinds.ts';
import { lowerBound } from '../../model/search.ts';
import type { Life, Stretch } from '../../model/timeline/life.ts';
import { shapeOf } from '../marks/shapeOf.ts';
import { drawCallback, drawFinalizer } from './drawCalls.ts';
import { drawGroup } from './drawGroup.ts';
import { drawMatchRing } from './drawMatches.ts';
import { drawRefcount } from './drawRefcount.ts';
import type { Paint } from './paint.ts';
import { type RowPlace, rowPlace, stretchPx } from './rowPlace.ts';
import { OBJECT_ROW, WEAKREF_ROW } from './rowTops.ts';
import type { Scene } from './scene.ts';
import { positionsOnScreen, positionToPx, pxPerEvent, pxToPosition } from './view.ts';

/** The size of what points to a life out of sight, and its distance from the edge. */
const POINTER_PX = 8;
/** Shorter remains of a name say nothing. */
const LEAST_CUT_NAME = 4;
/** Marks nearer to each other than this would only hide the line: they turn into ticks. */
const CROWDED_PX = 3;

/** One object's or weakref's row: its life, the calls that happened on it, its marks. */
export function drawRow(paint: Paint, scene: Scene, row: number): void {
  const place = rowPlace(scene, row);
  if (place.group !== null) {
    drawGroup(paint, scene, place, place.group);
    return;
  }
  const life = scene.viewModel.life(row);
  if (place.isObject) drawObject(paint, scene, place, life);
  else drawWeakref(paint, scene, place, life);
  drawMarks(paint, scene, row, place, life);
  drawElsewhere(paint, scene, place, life);
}

/** Where a life lies beside what is seen of the axis, the edge points to it. */
function drawElsewhere(
  paint: Paint,
  { view, frame }: Scene,
  { y }: RowPlace,
  { stretches, end }: Life,
): void {
  const first = stretches[0];
  if (first === undefined) return;
  if (end !== null && positionToPx(view, frame, end) < frame.gutterPx)
    drawPointer(paint, frame.gutterPx + POINTER_PX, y, -1);
  else if (positionToPx(view, frame, first.from) > frame.widthPx)
    drawPointer(paint, frame.widthPx - POINTER_PX, y, 1);
}

function drawPointer({ context, palette }: Paint, x: number, y: number, direction: -1 | 1): void {
  const from = x - (direction * POINTER_PX) / 4;
  context.strokeStyle = palette['text-quiet'];
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(from, y - POINTER_PX / 2);
  context.lineTo(from + (direction * POINTER_PX) / 2, y);
  context.lineTo(from, y + POINTER_PX / 2);
  context.stroke();
}

/** In a shorter stretch the hatching has to say it alone. */
const LEAST_DYING_PX = 70;
/** How far a bracket's arms reach, and a little. */
const BRACKET_PX = 6;

/** The thread from an object to its weakref at the moment it was made. */
export function drawThread(paint: Paint, scene: Scene, row: number): void {
  const { viewModel } = scene;
  const id = viewModel.rows.ids[row]!;
  const referent = id === 0 ? 0 : viewModel.log.referent(id);
  if (referent === 0) return;
  const parentRow = viewModel.rows.rowOf(referent);
  const made = viewModel.events.firstOf(id);
  if (parentRow === null || made === null || viewModel.life(row).begins !== 'born') return;
  const parent = rowPlace(scene, parentRow);
  const x = Math.round(positionToPx(scene.view, scene.frame, made)) + 0.5;
  const { context } = paint;
  context.strokeStyle = paint.palette.weakref;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(x, parent.y + parent.barPx / 2 + 1);
  context.lineTo(x, rowPlace(scene, row).y - 6);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawObject(paint: Paint, scene: Scene, place: RowPlace, life: Life): void {
  const { context } = paint;
  const { y, barPx } = place;
  const top = y - barPx / 2;
  life.stretches.forEach((stretch, index) => {
    const [left, right] = stretchPx(scene, stretch);
    if (right <= left) return;
    const first = index === 0;
    if (stretch.state === 'dying') drawDying(paint, left, right, place, bracketsPx(scene, life));
    else {
      const round = first && life.begins === 'born' ? Math.min(barPx / 2, right - left) : 0;
      context.fillStyle = paint.palette.object;
      context.beginPath();
      context.roundRect(left, top, right - left, barPx, [round, 0, 0, round]);
      context.fill();
      if (first && life.begins === 'seen') {
        // It was there before: the bar comes in from the left in pieces.
        context.fillRect(left - 5, top, 3, barPx);
        context.fillRect(left - 9, top, 2, barPx);
      }
    }
  });
  drawRefcount(paint, scene, place, life);
  if (life.end !== null) {
    const x = positionToPx(scene.view, scene.frame, life.end);
    const cap = Math.min(4, barPx / 3);
    paint.fill('object', x - cap / 2, y - barPx / 2 - cap, cap, barPx + 2 * cap);
    if (roomAfter(scene, life.end) > 40) {
      paint.setFont(11);
      paint.text('freed', x + 8, y, 'text-quiet');
    }
  }
  for (const call of life.calls) drawFinalizer(paint, scene, place, call);
}

function roomAfter(scene: Scene, position: number): number {
  return scene.frame.widthPx - positionToPx(scene.view, scene.frame, position);
}

/** Where brackets stand around a bar: they reach as high as words above it. */
function bracketsPx(scene: Scene, { calls }: Life): number[] {
  return calls.flatMap((call) => stretchPx(scene, call));
}

function drawDying(
  paint: Paint,
  left: number,
  right: number,
  place: RowPlace,
  brackets: readonly number[],
): void {
  const { y, barPx } = place;
  const top = y - barPx / 2;
  paint.context.fillStyle = paint.hatch('object', 'object-soft');
  paint.context.fillRect(left, top, right - left, barPx);
  paint.context.strokeStyle = paint.palette.object;
  paint.context.lineWidth = 1;
  paint.context.strokeRect(left + 0.5, top + 0.5, right - left - 1, barPx - 1);
  if (right - left <= LEAST_DYING_PX) return;
  paint.setFont(11);
  const [start, end] = [left + 2, left + 2 + paint.widthOf('dying')];
  const isCrowded = brackets.some((x) => x > start - BRACKET_PX && x < end + BRACKET_PX);
  if (!isCrowded) paint.text('dying', start, top - 7, 'text-quiet');
}

function drawWeakref(paint: Paint, scene: Scene, place: RowPlace, life: Life): void {
  for (const stretch of life.stretches) drawWeakrefStretch(paint, scene, place, stretch);
  for (const call of life.calls) drawCallback(paint, scene, place, call);
}

function drawWeakrefStretch(paint: Paint, scene: Scene, place: RowPlace, stretch: Stretch): void {
  const [left, right] = stretchPx(scene, stretch);
  if (right <= left) return;
  const { context } = paint;
  const alive = stretch.state === 'alive';
  const y = place.y;
  context.strokeStyle = alive ? paint.palette.weakref : paint.palette.dead;
  context.lineWidth = alive ? Math.max(1, Math.min(3, place.barPx / 3)) : 1.5;
  context.lineCap = 'butt';
  context.setLineDash(alive ? [] : [2, 4]);
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(right, y);
  context.stroke();
  context.setLineDash([]);
}

/** Kinds that a bar, a box or a bracket shows already. */
const DRAWN_AS_SPANS: ReadonlySet<number> = new Set([
  kinds.CREATED,
  kinds.SEEN,
  kinds.DYING,
  kinds.DEAD,
  kinds.FINALIZER_STARTED,
  kinds.FINALIZER_FINISHED,
  kinds.CALLBACK_STARTED,
]);

function drawMarks(paint: Paint, scene: Scene, row: number, place: RowPlace, life: Life): void {
  const { viewModel, view, frame } = scene;
  const positions = viewModel.events.of(viewModel.rows.ids[row]!);
  const [first, end] = positionsOnScreen(view, frame);
  const scale = markScale(place, pxPerEvent(view, frame));
  let at = lowerBound(positions, first);
  let lastX = Number.NEGATIVE_INFINITY;
  while (at < positions.length && positions[at]! < end) {
    const position = positions[at]!;
    const seq = viewModel.seqs[position]!;
    const kind = viewModel.log.kindCode(seq);
    const shape = shapeOf(viewModel.log, seq);
    const x = positionToPx(view, frame, position);
    const inCall = life.calls.some((call) => call.from <= position && position <= call.to);
    const lane = place.laneTop + place.laneHeight / 2;
    // A resurrection rises out of the bar, which has its own colour.
    const onLife = kind === kinds.RESURRECTED ? place.y - place.barPx * 0.4 : place.y;
    const y = inCall && !place.isObject ? lane : onLife;
    const next = positions[at + 1];
    const toNextPx = next === undefined ? Number.POSITIVE_INFINITY : positionToPx(view, frame, next) - x;
    const isCrowded = Math.min(toNextPx, x - lastX) < CROWDED_PX;
    lastX = x;
    if (!DRAWN_AS_SPANS.has(kind) && shape !== 'returned') {
      if (isCrowded) drawTick(paint, place, x);
      else paint.mark(shape, x, y, scale);
      if (shape === 'made') drawCallbackFlag(paint, scene, place, position, positions[at + 1]);
    }
    if (scene.matches?.has(position)) drawMatchRing(paint, x, y, scale);
    // Where events are closer than pixels, one mark a pixel is all there is to see.
    at =
      toNextPx >= 1
        ? at + 1
        : Math.max(at + 1, lowerBound(positions, Math.ceil(pxToPosition(view, frame, x + 1))));
  }
}

/** Smaller where events stand close. */
function markScale(place: RowPlace, eventPx: number): number {
  const byWidth = Math.max(0.6, Math.min(1, eventPx / 15));
  return Math.min(byWidth, place.rowPx / (place.isObject ? OBJECT_ROW - 8 : WEAKREF_ROW - 6), 1);
}

function drawTick(paint: Paint, place: RowPlace, x: number): void {
  const height = Math.max(1, Math.min(6, place.rowPx * 0.8));
  paint.fill(place.isObject ? 'object' : 'weakref', x - 0.5, place.y - height / 2, 1, height);
}

/** The name of the callback that a weakref was made with, on a flag above its line. */
function drawCallbackFlag(
  paint: Paint,
  scene: Scene,
  place: RowPlace,
  position: number,
  next: number | undefined,
): void {
  const callback = scene.viewModel.log.callback(place.id);
  if (callback === null) return;
  const x = positionToPx(scene.view, scene.frame, position) + 10;
  const edge = next === undefined ? scene.frame.widthPx : positionToPx(scene.view, scene.frame, next);
  paint.setFont(11);
  const text = paint.cutText(callback, edge - x - 22);
  if (text !== callback && text.length < LEAST_CUT_NAME) return;
  const y = place.y - 8;
  const { context } = paint;
  context.fillStyle = paint.palette.callback;
  context.beginPath();
  context.rect(x, y - 4.5, 1.2, 9);
  context.moveTo(x + 1, y - 4.5);
  context.lineTo(x + 8, y - 2);
  context.lineTo(x + 1, y + 0.5);
  context.fill();
  paint.text(text, x + 11, y, 'callback-text');
}
