/**
 * Which part of a story is on screen. Three coordinate spaces meet here: *positions* (events, horizontally),
 * *row space* (full-size pixels, vertically, see model/rows.ts) and *px* (CSS pixels of the canvas).
 * The picture zooms like a map: horizontally without bound, vertically until the rows have their full size.
 */
export interface View {
  /** The position at the left edge of the plot. */
  firstPosition: number;
  pxPerEvent: number;
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
  events: number;
  rowsHeight: number;
}

/** Thirteen events shall not be spread over a projector. */
const WIDEST_FITTED_EVENT_PX = 72;
const WIDEST_EVENT_PX = 120;
/** Up to this many screens of rows are scrolled at a readable size; beyond, the fitted view squeezes them all in. */
const SCREENS_TO_SCROLL = 20;
/** How much rows are squeezed to save scrolling. */
const LEAST_READABLE_SCALE = 0.75;
/** Free space right of the last event, for what is written behind it. */
const TAIL_PX = 48;

export function plotWidthPx(frame: Frame): number {
  return Math.max(1, frame.widthPx - frame.gutterPx);
}
export function plotHeightPx(frame: Frame): number {
  return Math.max(1, frame.heightPx - frame.headPx);
}

function fittedPxPerEvent(extent: Extent, frame: Frame): number {
  const room = Math.max(plotWidthPx(frame) * 0.5, plotWidthPx(frame) - TAIL_PX);
  return Math.min(WIDEST_FITTED_EVENT_PX, room / Math.max(1, extent.events));
}

function fittedRowScale(extent: Extent, frame: Frame): number {
  const fits = Math.min(1, plotHeightPx(frame) / Math.max(1, extent.rowsHeight));
  return fits < 1 / SCREENS_TO_SCROLL ? fits : Math.max(fits, LEAST_READABLE_SCALE);
}

/** Everything on screen; few rows are left at a readable size, to be scrolled. */
export function fittedView(extent: Extent, frame: Frame): View {
  return {
    firstPosition: 0,
    pxPerEvent: fittedPxPerEvent(extent, frame),
    rowScale: fittedRowScale(extent, frame),
    scrollPx: 0,
  };
}

/** Keeps the picture from being pushed out of its frame. */
export function clampedView(view: View, extent: Extent, frame: Frame): View {
  const least = fittedPxPerEvent(extent, frame);
  const pxPerEvent = Math.min(Math.max(view.pxPerEvent, least), Math.max(least, WIDEST_EVENT_PX));
  const onScreen = (plotWidthPx(frame) - TAIL_PX) / pxPerEvent;
  const rowsPx = extent.rowsHeight * view.rowScale;
  return {
    pxPerEvent,
    rowScale: view.rowScale,
    firstPosition: between(0, view.firstPosition, extent.events - onScreen),
    scrollPx: between(0, view.scrollPx, rowsPx - plotHeightPx(frame)),
  };
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

export function pannedView(view: View, extent: Extent, frame: Frame, dxPx: number, dyPx: number): View {
  const firstPosition = view.firstPosition + dxPx / view.pxPerEvent;
  return clampedView({ ...view, firstPosition, scrollPx: view.scrollPx + dyPx }, extent, frame);
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
  const least = fittedPxPerEvent(extent, frame);
  const pxPerEvent = between(least, view.pxPerEvent * factor, Math.max(least, WIDEST_EVENT_PX));
  const rowScale = Math.min(1, fittedRowScale(extent, frame) * (pxPerEvent / least));
  const position = pxToPosition(view, frame, xPx);
  const rowSpace = pxToRowSpace(view, frame, yPx);
  return clampedView(
    {
      pxPerEvent,
      rowScale,
      firstPosition: position + 0.5 - (xPx - frame.gutterPx) / pxPerEvent,
      scrollPx: rowSpace * rowScale - (yPx - frame.headPx),
    },
    extent,
    frame,
  );
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
  const marginEvents = Math.min(2, plotWidthPx(frame) / view.pxPerEvent / 4);
  const lastFit = position + 1 + marginEvents - plotWidthPx(frame) / view.pxPerEvent;
  const firstPosition = Math.max(lastFit, Math.min(view.firstPosition, position - marginEvents));
  let { scrollPx } = view;
  if (rowTop !== null) {
    const below = rowBottom * view.rowScale - plotHeightPx(frame);
    scrollPx = Math.min(Math.max(scrollPx, below), rowTop * view.rowScale);
  }
  return clampedView({ ...view, firstPosition, scrollPx }, extent, frame);
}

/** The middle of an event's slot. */
export function positionToPx(view: View, frame: Frame, position: number): number {
  return slotToPx(view, frame, position + 0.5);
}
/** The left edge of an event's slot. */
export function slotToPx(view: View, frame: Frame, position: number): number {
  return frame.gutterPx + (position - view.firstPosition) * view.pxPerEvent;
}
/** The position (with its fraction) whose slot's middle lies there. */
export function pxToPosition(view: View, frame: Frame, xPx: number): number {
  return view.firstPosition + (xPx - frame.gutterPx) / view.pxPerEvent - 0.5;
}
export function rowSpaceToPx(view: View, frame: Frame, y: number): number {
  return frame.headPx + y * view.rowScale - view.scrollPx;
}
export function pxToRowSpace(view: View, frame: Frame, yPx: number): number {
  return (yPx - frame.headPx + view.scrollPx) / view.rowScale;
}

/** The positions on screen: first, and one past the last. */
export function positionsOnScreen(view: View, extent: Extent, frame: Frame): [number, number] {
  const end = Math.ceil(view.firstPosition + plotWidthPx(frame) / view.pxPerEvent) + 1;
  return [Math.max(0, Math.floor(view.firstPosition)), Math.min(extent.events, end)];
}
