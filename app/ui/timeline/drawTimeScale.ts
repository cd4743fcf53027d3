import type { Paint } from './paint.ts';
import { RULER_PX, type Scene } from './scene.ts';

/** The scale's width lies between this and two and a half times as much. */
const LEAST_PX = 22;
const LEFT_PX = 46;
const ROUND_STEPS = [1, 2, 5];

/** How much time a stretch of the axis is, beside the ruler: `|——| 50 µs`. */
export function drawTimeScale(paint: Paint, { view, frame }: Scene): void {
  const us = roundAtLeast(LEAST_PX / view.pxPerUnit);
  const widthPx = us * view.pxPerUnit;
  paint.setFont(11);
  const text = durationText(us);
  if (LEFT_PX + widthPx + 6 + paint.widthOf(text) > frame.gutterPx - 8) return;
  const y = RULER_PX / 2 + 1;
  const { context, palette } = paint;
  context.strokeStyle = palette['text-quiet'];
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(LEFT_PX, y - 3.5);
  context.lineTo(LEFT_PX, y + 3.5);
  context.moveTo(LEFT_PX, y);
  context.lineTo(LEFT_PX + widthPx, y);
  context.moveTo(LEFT_PX + widthPx, y - 3.5);
  context.lineTo(LEFT_PX + widthPx, y + 3.5);
  context.stroke();
  paint.text(text, LEFT_PX + widthPx + 6, y, 'text-quiet');
}

/** The next of 1, 2, 5, 10, 20, 50 … (and 0.5, 0.2, 0.1 …). */
export function roundAtLeast(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = ROUND_STEPS.find((round) => round * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** `50 µs`, `2 ms`, `1 s`; below a microsecond events are only kept apart. */
export function durationText(us: number): string {
  const [value, unit] = us >= 1e6 ? [us / 1e6, 's'] : us >= 1000 ? [us / 1000, 'ms'] : [us, 'µs'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}
