import { describe, expect, it } from 'vitest';
import {
  type Extent,
  type Frame,
  fittedView,
  pannedView,
  positionsOnScreen,
  positionToPx,
  pxToPosition,
  pxToRowSpace,
  revealingView,
  rowSpaceToPx,
  slotToPx,
  zoomedView,
} from './view.ts';

const FRAME: Frame = { widthPx: 948, heightPx: 434, gutterPx: 100, headPx: 34 };
const SMALL: Extent = { events: 10, rowsHeight: 120 };
const LONG: Extent = { events: 8000, rowsHeight: 200_000 };

describe('the fitted view', () => {
  it('spreads few events, but not without bound', () => {
    expect(fittedView(SMALL, FRAME)).toEqual({ firstPosition: 0, pxPerEvent: 72, rowScale: 1, scrollPx: 0 });
    expect(fittedView({ ...SMALL, events: 80 }, FRAME).pxPerEvent).toBe(10);
  });

  it('squeezes rows a little, then lets them scroll, then shows them all at once', () => {
    const scales = [400, 480, 4000, 200_000].map(
      (rowsHeight) => fittedView({ events: 10, rowsHeight }, FRAME).rowScale,
    );
    expect(scales.map((scale) => scale.toFixed(3))).toEqual(['1.000', '0.833', '0.750', '0.002']);
  });
});

describe('coordinates', () => {
  const view = { firstPosition: 3, pxPerEvent: 20, rowScale: 0.5, scrollPx: 10 };
  it('puts an event in the middle of its slot', () => {
    expect([slotToPx(view, FRAME, 3), positionToPx(view, FRAME, 3), slotToPx(view, FRAME, 4)]).toEqual([
      100, 110, 120,
    ]);
    expect(pxToPosition(view, FRAME, 110)).toBe(3);
  });
  it('goes to row space and back', () => {
    expect(rowSpaceToPx(view, FRAME, 60)).toBe(54);
    expect(pxToRowSpace(view, FRAME, 54)).toBe(60);
  });
  it('names the positions on screen', () => {
    expect(positionsOnScreen(view, LONG, FRAME)).toEqual([3, 47]);
    expect(positionsOnScreen(view, { ...LONG, events: 20 }, FRAME)).toEqual([3, 20]);
  });
});

describe('moving', () => {
  it('keeps what is under the pointer there when it zooms, across and down', () => {
    const before = zoomedView(fittedView(LONG, FRAME), LONG, FRAME, 20, 500, 234);
    const after = zoomedView(before, LONG, FRAME, 2, 300, 150);
    expect(pxToPosition(after, FRAME, 300)).toBeCloseTo(pxToPosition(before, FRAME, 300));
    expect(pxToRowSpace(after, FRAME, 150)).toBeCloseTo(pxToRowSpace(before, FRAME, 150));
    expect(after.rowScale / before.rowScale).toBeCloseTo(2);
  });

  it('makes rows no larger than their full size, and comes back to the whole', () => {
    const close = zoomedView(fittedView(LONG, FRAME), LONG, FRAME, 1e6, 500, 234);
    expect([close.pxPerEvent, close.rowScale]).toEqual([120, 1]);
    expect(zoomedView(close, LONG, FRAME, 1e-9, 300, 200)).toEqual(fittedView(LONG, FRAME));
  });

  it('stops at the edges', () => {
    const close = zoomedView(fittedView(LONG, FRAME), LONG, FRAME, 1e6, 500, 234);
    expect(pannedView(close, LONG, FRAME, -1e9, -1e9)).toMatchObject({ firstPosition: 0, scrollPx: 0 });
    const end = pannedView(close, LONG, FRAME, 1e9, 1e9);
    expect(end.firstPosition + 800 / 120).toBeCloseTo(LONG.events);
    expect(end.scrollPx).toBe(LONG.rowsHeight - 400);
  });

  it('moves just enough to show an event and its row', () => {
    const view = { firstPosition: 100, pxPerEvent: 40, rowScale: 1, scrollPx: 1000 };
    expect(revealingView(view, LONG, FRAME, 105, 1100, 1130)).toEqual(view);
    expect(revealingView(view, LONG, FRAME, 90, 900, 930)).toMatchObject({
      firstPosition: 88,
      scrollPx: 900,
    });
    const later = revealingView(view, LONG, FRAME, 200, 2000, 2030);
    expect(positionToPx(later, FRAME, 200)).toBeLessThan(FRAME.widthPx);
    expect(rowSpaceToPx(later, FRAME, 2030)).toBe(FRAME.heightPx);
  });
});
