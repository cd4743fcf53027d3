import type { Axis } from '../../model/timeline/axis.ts';

/**
 * Which part of a view model is on screen. Four coordinate spaces meet here: *positions* (events) and the *units* of the
 * axis that these have a place on, horizontally; *row space* (full-size pixels, see rowTops.ts), vertically; and
 * *px* (of the drawing). The picture zooms like a map: horizontally without bound, vertically until the rows have
 * their full size. Rows are never too thin to be read: those that do not fit are scrolled to.
 */
export interface View {
  axis: Axis;
  /** The unit at the left edge of the plot. */
  firstUnit: number;
  pxPerUnit: number;
  /** px per unit of row space; 1 is full size. */
  rowScale: number;
  /** px of rows hidden above the top edge. */
  scrollPx: number;
}

/** The canvas: names to the left, the ruler above, the plot in the rest. */
export interface Frame {
  widthPx: number;
  heightPx: number;
  gutterPx: number;
  headPx: number;
}

/** How much there is to show. */
export interface Extent {
  axis: Axis;
  rowsHeight: number;
}

/** Five events shall not be spread over a projector. */
const WIDEST_FITTED_UNIT_PX = 144;
/** The widest that the narrowest event can be made. */
const WIDEST_EVENT_PX = 144;
/** How much rows are squeezed to save scrolling. */
const LEAST_READABLE_SCALE = 0.75;
/** What is called into view keeps this distance from the edges. */
const REVEAL_MARGIN_PX = 80;
/** Free space right of the last event, for what is written behind it. */
const TAIL_PX = 48;

export function plotWidthPx(frame: Frame): number {
  return Math.max(1, frame.widthPx - frame.gutterPx);
}
export function plotHeightPx(frame: Frame): number {
  return Math.max(1, frame.heightPx - frame.headPx);
}

function fittedPxPerUnit(extent: Extent, frame: Frame): number {
  const room = Math.max(plotWidthPx(frame) * 0.5, plotWidthPx(frame) - TAIL_PX);
  return Math.min(WIDEST_FITTED_UNIT_PX, room / Math.max(1, extent.axis.length));
}

function fittedRowScale(extent: Extent, frame: Frame): number {
  const fits = plotHeightPx(frame) / Math.max(1, extent.rowsHeight);
  return Math.min(1, Math.max(fits, LEAST_READABLE_SCALE));
}

/** All events on screen, and the first rows. */
export function fittedView(extent: Extent, frame: Frame): View {
  return {
    axis: extent.axis,
    firstUnit: 0,
    pxPerUnit: fittedPxPerUnit(extent, frame),
    rowScale: fittedRowScale(extent, frame),
    scrollPx: 0,
  };
}

/** Keeps the picture from being pushed out of its frame. */
export function clampedView(view: View, extent: Extent, frame: Frame): View {
  const pxPerUnit = clampedPxPerUnit(view.pxPerUnit, extent, frame);
  const onScreen = (plotWidthPx(frame) - TAIL_PX) / pxPerUnit;
  // What was squeezed to save scrolling is not when there is less of it, as in a folded group.
  const rowScale = Math.max(view.rowScale, fittedRowScale(extent, frame));
  const rowsPx = extent.rowsHeight * rowScale;
  return {
    axis: extent.axis,
    pxPerUnit,
    rowScale,
    firstUnit: between(0, view.firstUnit, extent.axis.length - onScreen),
    scrollPx: between(0, view.scrollPx, rowsPx - plotHeightPx(frame)),
  };
}

function clampedPxPerUnit(pxPerUnit: number, extent: Extent, frame: Frame): number {
  const least = fittedPxPerUnit(extent, frame);
  return between(least, pxPerUnit, Math.max(least, WIDEST_EVENT_PX / extent.axis.finest));
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

export function pannedView(view: View, extent: Extent, frame: Frame, dxPx: number, dyPx: number): View {
  const firstUnit = view.firstUnit + dxPx / view.pxPerUnit;
  return clampedView({ ...view, firstUnit, scrollPx: view.scrollPx + dyPx }, extent, frame);
}

/** Zooms so that what is under the pointer stays there. */
export function zoomedView(
  view: View,
  extent: Extent,
  frame: Frame,
  factor: number,
  xPx: number,
  yPx: number,
): View {
  const pxPerUnit = clampedPxPerUnit(view.pxPerUnit * factor, extent, frame);
  const rowScale = rowScaleAt(pxPerUnit, extent, frame);
  const scrollPx = pxToRowSpace(view, frame, yPx) * rowScale - (yPx - frame.headPx);
  const firstUnit = pxToUnit(view, frame, xPx) - (xPx - frame.gutterPx) / pxPerUnit;
  return clampedView({ ...view, pxPerUnit, rowScale, firstUnit, scrollPx }, extent, frame);
}

function rowScaleAt(pxPerUnit: number, extent: Extent, frame: Frame): number {
  return Math.min(1, fittedRowScale(extent, frame) * (pxPerUnit / fittedPxPerUnit(extent, frame)));
}

/** The same events on another axis: those at the left and right edge stay there. */
export function viewOnAxis(view: View, extent: Extent, frame: Frame): View {
  const { axis } = extent;
  const left = Math.max(0, Math.round(pxToPosition(view, frame, frame.gutterPx)));
  const right = Math.min(view.axis.count - 1, Math.round(pxToPosition(view, frame, frame.widthPx)));
  const firstUnit = axis.slot(Math.min(left, axis.count));
  const units = Math.max(axis.finest, axis.slotEnd(Math.max(left, right)) - firstUnit);
  const pxPerUnit = clampedPxPerUnit((plotWidthPx(frame) - TAIL_PX) / units, extent, frame);
  return clampedView({ ...view, axis, firstUnit, pxPerUnit }, extent, frame);
}

/** The same zoom, from another unit on. */
export function viewFrom(view: View, extent: Extent, frame: Frame, firstUnit: number): View {
  return clampedView({ ...view, firstUnit }, extent, frame);
}

/** Pans as little as needed to bring an event and its row on screen. */
export function revealingView(
  view: View,
  extent: Extent,
  frame: Frame,
  position: number,
  rowTop: number | null,
  rowBottom: number,
): View {
  const scrolled = rowTop === null ? view : showingRows(view, extent, frame, rowTop, rowBottom);
  const marginPx = Math.min(REVEAL_MARGIN_PX, plotWidthPx(frame) / 4);
  const xPx = positionToPx(view, frame, position);
  const before = Math.min(0, xPx - marginPx - frame.gutterPx);
  const after = Math.max(0, xPx + marginPx - frame.widthPx);
  const firstUnit = view.firstUnit + (before + after) / view.pxPerUnit;
  return clampedView({ ...scrolled, firstUnit }, extent, frame);
}

/** Scrolls as little as needed to show a stretch of row space; where it is too long, its beginning. */
export function showingRows(view: View, extent: Extent, frame: Frame, top: number, bottom: number): View {
  const below = bottom * view.rowScale - plotHeightPx(frame);
  const scrollPx = Math.min(Math.max(view.scrollPx, below), top * view.rowScale);
  return clampedView({ ...view, scrollPx }, extent, frame);
}

export function unitToPx(view: View, frame: Frame, unit: number): number {
  return frame.gutterPx + (unit - view.firstUnit) * view.pxPerUnit;
}
export function pxToUnit(view: View, frame: Frame, xPx: number): number {
  return view.firstUnit + (xPx - frame.gutterPx) / view.pxPerUnit;
}
/** The place of an event's mark. */
export function positionToPx(view: View, frame: Frame, position: number): number {
  return unitToPx(view, frame, view.axis.mark(position));
}
/** The left edge of an event's slot. */
export function slotToPx(view: View, frame: Frame, position: number): number {
  return unitToPx(view, frame, view.axis.slot(position));
}
/** The right edge of an event's slot. */
export function slotEndToPx(view: View, frame: Frame, position: number): number {
  return unitToPx(view, frame, view.axis.slotEnd(position));
}
/** The position (with its fraction) whose mark lies there. */
export function pxToPosition(view: View, frame: Frame, xPx: number): number {
  return view.axis.positionAt(pxToUnit(view, frame, xPx));
}
export function rowSpaceToPx(view: View, frame: Frame, y: number): number {
  return frame.headPx + y * view.rowScale - view.scrollPx;
}
export function pxToRowSpace(view: View, frame: Frame, yPx: number): number {
  return (yPx - frame.headPx + view.scrollPx) / view.rowScale;
}

/** The positions on screen: first, and one past the last. */
export function positionsOnScreen(view: View, frame: Frame): [number, number] {
  const end = Math.ceil(pxToPosition(view, frame, frame.widthPx)) + 1;
  const first = Math.floor(pxToPosition(view, frame, frame.gutterPx));
  return [Math.max(0, first), Math.min(view.axis.count, end)];
}

/** The room that an event on screen has on the average. */
export function pxPerEvent(view: View, frame: Frame): number {
  const [first, end] = positionsOnScreen(view, frame);
  return plotWidthPx(frame) / Math.max(1, end - first);
}
