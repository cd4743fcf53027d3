import { lowerBound } from '../../model/search.ts';
import type { Call } from '../../model/timeline/life.ts';
import type { Paint } from './paint.ts';
import { type RowPlace, stretchPx } from './rowPlace.ts';
import type { Scene } from './scene.ts';
import { positionToPx } from './view.ts';

/** The width of the mark at the end of a callback that raised. */
const RAISED_MARK_PX = 15;
/** Between a box and a name behind it. */
const BEHIND_PX = 6;
/** What is left of a name in less room says nothing. */
const LEAST_CUT_PX = 28;

/** The bracket of a `__del__` around an object's bar. */
export function drawFinalizer(paint: Paint, scene: Scene, place: RowPlace, call: Call): void {
  const [left, right] = stretchPx(scene, call);
  const reach = place.barPx / 2 + 4;
  const { context } = paint;
  context.strokeStyle = paint.palette.text;
  context.lineWidth = 1.6;
  context.lineCap = 'butt';
  context.lineJoin = 'miter';
  context.beginPath();
  context.moveTo(left + 4, place.y - reach);
  context.lineTo(left, place.y - reach);
  context.lineTo(left, place.y + reach);
  context.lineTo(left + 4, place.y + reach);
  context.moveTo(right - 4, place.y - reach);
  context.lineTo(right, place.y - reach);
  context.lineTo(right, place.y + reach);
  context.lineTo(right - 4, place.y + reach);
  context.stroke();
  paint.setFont(11);
  const label = '__del__';
  if (right - left < paint.widthOf(label) + 16) return;
  const middle = (left + right) / 2;
  const width = paint.widthOf(label) + 8;
  context.fillStyle = paint.palette.ground;
  context.beginPath();
  context.roundRect(middle - width / 2, place.y - place.barPx / 2, width, place.barPx, 3);
  context.fill();
  paint.text(label, middle, place.y + 0.5, 'text', 'center');
}

/** The box of a callback, in the lane under its weakref. */
export function drawCallback(paint: Paint, scene: Scene, place: RowPlace, call: Call): void {
  const [left, end] = stretchPx(scene, call);
  // The box of a callback that raised ends around the mark that says so.
  const to = call.raised ? end + RAISED_MARK_PX / 2 : end;
  const width = Math.max(2, to - left);
  const tone = call.raised ? 'error' : 'callback';
  const { context } = paint;
  context.fillStyle = call.raised ? paint.palette['error-soft'] : paint.palette['callback-soft'];
  context.strokeStyle = paint.palette[tone];
  context.lineWidth = 1.2;
  context.beginPath();
  context.roundRect(left, place.laneTop, width, place.laneHeight, Math.min(4, width / 2));
  context.fill();
  context.stroke();
  paint.setFont(11);
  drawCallName(paint, scene, place, call, [left, to]);
}

/** In the box, or behind it where it does not fit; cut where it does not fit there either. */
function drawCallName(
  paint: Paint,
  scene: Scene,
  { id, laneTop, laneHeight }: RowPlace,
  call: Call,
  [left, to]: [number, number],
): void {
  const y = laneTop + laneHeight / 2 + 0.5;
  const [labelLeft, room] = widestGapPx(scene, id, call, left, to);
  const text = callText(paint, scene, id, room);
  const width = paint.widthOf(text);
  if (width <= room) paint.text(text, labelLeft, y, 'callback-text');
  else if (to + BEHIND_PX + width <= scene.frame.widthPx)
    paint.text(text, to + BEHIND_PX, y, 'callback-text');
  else if (room >= LEAST_CUT_PX) paint.text(paint.cutText(text, room), labelLeft, y, 'callback-text');
}

/** `gone(c)`, or only `gone` where there is no room, or no name, for what it is called with. */
function callText(paint: Paint, { viewModel }: Scene, ref: number, room: number): string {
  const callback = viewModel.log.callback(ref) ?? '';
  const given = viewModel.names.wordFor(ref);
  if (given === null) return callback;
  const call = `${callback}(${given.name})`;
  return paint.widthOf(call) <= room ? call : callback;
}

/** Where in a callback's box its name has most room: between the marks that lie in there. */
function widestGapPx(
  scene: Scene,
  ref: number,
  call: Call,
  leftPx: number,
  rightPx: number,
): [leftPx: number, widthPx: number] {
  const positions = scene.viewModel.events.of(ref);
  let best: [number, number] = [leftPx, 0];
  let from = leftPx + 5;
  for (let at = lowerBound(positions, call.from + 1); from < rightPx; at += 1) {
    const position = positions[at] ?? call.to;
    const isEnd = position >= call.to;
    const to = isEnd
      ? rightPx - (call.raised ? RAISED_MARK_PX : 5)
      : positionToPx(scene.view, scene.frame, position) - 10;
    if (to - from > best[1]) best = [from, to - from];
    if (isEnd) break;
    from = to + 20;
  }
  return best;
}
