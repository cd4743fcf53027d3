import type { Paint } from './paint.ts';
import { peakBetween } from './peak.ts';
import type { Scene } from './scene.ts';
import { traceLine } from './traceLine.ts';
import { plotWidthPx, pxToUnit } from './view.ts';

/** Free space above the curve, for what is odd or sought. */
const SIGNS_PX = 6;
/** Signs that share a pixel are drawn once. */
const SIGN_WIDTH_PX = 2;

/** Where a unit of the axis lies on the strip: all of the run, above the plot's own width. */
export interface Strip {
  leftPx: number;
  widthPx: number;
  heightPx: number;
}

export function stripOf({ frame }: Pick<Scene, 'frame'>, heightPx: number): Strip {
  return { leftPx: frame.gutterPx, widthPx: Math.max(1, plotWidthPx(frame) - 16), heightPx };
}

/** The stretch of the run that the plot shows, in px of the strip. */
export function windowPx({ view, frame }: Pick<Scene, 'view' | 'frame'>, strip: Strip): [number, number] {
  const toPx = (unit: number) => strip.leftPx + (unit / Math.max(1e-9, view.axis.length)) * strip.widthPx;
  const right = Math.min(view.axis.length, pxToUnit(view, frame, frame.widthPx));
  return [toPx(Math.max(0, view.firstUnit)), toPx(right)];
}

/** The whole run in one strip: how many objects live, collections, what is odd, what is sought, and the window. */
export function drawOverview(paint: Paint, scene: Scene, strip: Strip): void {
  const { context, palette } = paint;
  const { leftPx, widthPx, heightPx } = strip;
  paint.fill('ground', 0, 0, scene.frame.widthPx, heightPx);
  drawCollectionsOf(paint, scene, strip);
  context.fillStyle = palette['object-soft'];
  context.strokeStyle = palette.object;
  context.lineWidth = 1;
  const curve = curveOf(scene, strip);
  traceLine(context, curve);
  context.stroke();
  traceLine(context, [...curve, [leftPx + widthPx, heightPx], [leftPx, heightPx]]);
  context.fill();
  drawSigns(paint, scene, strip, scene.viewModel.remarkable.onRows, 'callback');
  if (scene.matches !== null) drawSigns(paint, scene, strip, scene.matches.positions, 'text');
  drawWindow(paint, scene, strip);
  paint.setFont(12);
  paint.text('whole run', 16, heightPx / 2, 'text-quiet');
}

function curveOf({ viewModel, view }: Scene, { leftPx, widthPx, heightPx }: Strip): [x: number, y: number][] {
  const tally = viewModel.census.objects;
  const points: [number, number][] = [];
  const room = heightPx - SIGNS_PX;
  let last = -1;
  for (let x = 0; x <= widthPx; x += 1) {
    const position = Math.floor(view.axis.positionAt((x / widthPx) * view.axis.length));
    const at = Math.min(position, viewModel.count - 1);
    const count = peakBetween(tally, last, at);
    last = at;
    const y = heightPx - (room * count) / Math.max(1, tally.most);
    points.push([leftPx + x, y]);
  }
  return points;
}

function drawCollectionsOf(paint: Paint, { viewModel, view }: Scene, strip: Strip): void {
  const { axis } = view;
  let lastRight = Number.NEGATIVE_INFINITY;
  for (const index of viewModel.spans.collections) {
    const { from, to } = viewModel.spans.at(index);
    const end = to >= axis.count ? axis.length : axis.slotEnd(to);
    const left = strip.leftPx + (axis.slot(from) / axis.length) * strip.widthPx;
    const right = Math.max(left + 1, strip.leftPx + (end / axis.length) * strip.widthPx);
    if (right - lastRight < 0.5) continue;
    lastRight = right;
    paint.fill('collection-soft', left, 0, right - left, strip.heightPx);
  }
}

function drawSigns(
  paint: Paint,
  { view }: Scene,
  strip: Strip,
  positions: Uint32Array,
  colour: 'callback' | 'text',
): void {
  const { axis } = view;
  for (let x = 0, at = 0; x < strip.widthPx && at < positions.length; x += SIGN_WIDTH_PX) {
    const end = axis.positionAt(((x + SIGN_WIDTH_PX) / strip.widthPx) * axis.length);
    if (positions[at]! >= end) continue;
    paint.fill(colour, strip.leftPx + x, 1, SIGN_WIDTH_PX, SIGNS_PX - 1);
    at = firstFrom(positions, at, end);
  }
}

function firstFrom(positions: Uint32Array, from: number, wanted: number): number {
  let low = from;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (positions[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawWindow(paint: Paint, scene: Scene, strip: Strip): void {
  const { context, palette } = paint;
  const [left, right] = windowPx(scene, strip);
  context.globalAlpha = 0.6;
  paint.fill('ground', strip.leftPx, 0, left - strip.leftPx, strip.heightPx);
  paint.fill('ground', right, 0, strip.leftPx + strip.widthPx - right, strip.heightPx);
  context.globalAlpha = 1;
  context.strokeStyle = palette['line-strong'];
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(left + 0.5, 0.5, Math.max(3, right - left) - 1, strip.heightPx - 1, 3);
  context.stroke();
  const { cursorUnit, view } = scene;
  if (cursorUnit === null) return;
  const x = strip.leftPx + (cursorUnit / view.axis.length) * strip.widthPx;
  paint.fill('callback-text', Math.round(x), 0, 1.5, strip.heightPx);
}
