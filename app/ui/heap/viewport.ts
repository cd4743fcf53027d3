import type { Rectangle } from './placeWords.ts';

/** A box, and the room that the names left of it take. */
export interface SeenBox extends Rectangle {
  names: number;
}

/** A stretch of the picture, in CSS pixels at the usual text size. */
export interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How a picture is seen: its scale, and what of the scaled picture is scrolled out to the left and above. */
export interface Sight {
  scale: number;
  left: number;
  top: number;
}

export const SIDES = ['left', 'right', 'above', 'below'] as const;
export type Side = (typeof SIDES)[number];

/** A picture opens no smaller than this: its words could not be read. */
export const LEAST_OPENED = 0.7;
/** All things are shown, also those that are gone, where they fit at this scale. */
const GOOD = 0.85;
export const LEAST_SCALE = 0.2;
export const MOST_SCALE = 2;
/** Free space around what is fitted. */
const AROUND = 16;
/** Less than this beyond an edge is not worth a sign. */
const LEAST_BEYOND = 4;

/** Everything that some boxes take, with the names left of them; null where there are none. */
export function extentOf(boxes: Iterable<SeenBox>): Extent | null {
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, width, height, names } of boxes) {
    extent.left = Math.min(extent.left, x - names);
    extent.right = Math.max(extent.right, x + width);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y + height);
  }
  return extent.left === Infinity ? null : extent;
}

function wholeScale({ left, right, top, bottom }: Extent, pane: Size): number {
  return Math.min(pane.width / (right - left + 2 * AROUND), pane.height / (bottom - top + 2 * AROUND), 1);
}

/** A stretch as large as it fits a pane, never enlarged; where it does not fit at the least scale, its upper left. */
export function fitted(extent: Extent, pane: Size, least: number): Sight {
  const whole = wholeScale(extent, pane);
  // A long list does not get small: it is scrolled.
  const across = pane.width / (extent.right - extent.left + 2 * AROUND);
  const scale = whole >= least ? whole : Math.min(1, Math.max(least, across));
  return { scale, ...placed(extent, pane, scale) };
}

/** In the middle of the pane; where there is no room for all of it, its beginning. */
function placed(extent: Extent, pane: Size, scale: number): { left: number; top: number } {
  const along = (start: number, end: number, room: number) => {
    const free = room - (end - start) * scale;
    return Math.max(0, start * scale - Math.max(AROUND * scale, free / 2));
  };
  return {
    left: along(extent.left, extent.right, pane.width),
    top: along(extent.top, extent.bottom, pane.height),
  };
}

/** What a picture opens with: everything where that fits well, and else what lives. */
export function opening(all: Extent | null, living: Extent | null, pane: Size): Sight {
  if (all === null) return { scale: 1, left: 0, top: 0 };
  return fitted(wholeScale(all, pane) >= GOOD ? all : (living ?? all), pane, LEAST_OPENED);
}

/** The same picture at another scale, with a point of the pane staying where it is. */
export function zoomed({ scale, left, top }: Sight, by: number, point: { x: number; y: number }): Sight {
  const next = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale * by));
  const factor = next / scale;
  return {
    scale: next,
    left: Math.max(0, (left + point.x) * factor - point.x),
    top: Math.max(0, (top + point.y) * factor - point.y),
  };
}

/** What lies past one side of a pane: how many boxes with more than half of them, and whether there is anything. */
export interface Beyond {
  count: number;
  isCut: boolean;
}

export function beyond(
  boxes: Iterable<SeenBox>,
  { scale, left, top }: Sight,
  pane: Size,
): Record<Side, Beyond> {
  const found: Record<Side, Beyond> = {
    left: { count: 0, isCut: false },
    right: { count: 0, isCut: false },
    above: { count: 0, isCut: false },
    below: { count: 0, isCut: false },
  };
  for (const { x, y, width, height, names } of boxes) {
    const start = x * scale - left;
    const end = (x + width) * scale - left;
    const upper = y * scale - top;
    const lower = (y + height) * scale - top;
    found.left.isCut ||= start - names * scale < -LEAST_BEYOND;
    found.right.isCut ||= end > pane.width + LEAST_BEYOND;
    found.above.isCut ||= upper < -LEAST_BEYOND;
    found.below.isCut ||= lower > pane.height + LEAST_BEYOND;
    const middle = { x: (start + end) / 2, y: (upper + lower) / 2 };
    const past: Record<Side, number> = {
      left: -middle.x,
      right: middle.x - pane.width,
      above: -middle.y,
      below: middle.y - pane.height,
    };
    // One that is past two sides counts where it is further away.
    const furthest = SIDES.reduce((most, side) => (past[side] > past[most] ? side : most));
    if (past[furthest] > 0) found[furthest].count += 1;
  }
  return found;
}
