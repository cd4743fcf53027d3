import { describe, expect, it } from 'vitest';
import type { Axis } from '../../model/timeline/axis.ts';
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
  viewOnAxis,
  zoomedView,
} from './view.ts';

const FRAME: Frame = { widthPx: 948, heightPx: 434, gutterPx: 100, headPx: 34 };
function eventsAxis(count: number): Axis {
  return {
    kind: 'events',
    count,
    length: count,
    finest: 1,
    ruler: { starts: [], lines: [] },
    slot: (position) => position,
    mark: (position) => position + 0.5,
    slotEnd: (position) => position + 1,
    step: () => 0,
    positionAt: (unit) => unit - 0.5,
  };
}

const SMALL: Extent = { axis: eventsAxis(10), rowsHeight: 120 };
const LONG: Extent = { axis: eventsAxis(8000), rowsHeight: 200_000 };

describe('the fitted view', () => {
  it('spreads few events, but not without bound', () => {
    expect(fittedView(SMALL, FRAME)).toMatchObject({ firstUnit: 0, pxPerUnit: 80, rowScale: 1, scrollPx: 0 });
    expect(fittedView({ ...SMALL, axis: eventsAxis(80) }, FRAME).pxPerUnit).toBe(10);
    expect(fittedView({ ...SMALL, axis: eventsAxis(2) }, FRAME).pxPerUnit).toBe(144);
  });

  it('squeezes rows a little, then lets them scroll', () => {
    const scales = [400, 480, 12_000, 200_000].map(
      (rowsHeight) => fittedView({ ...SMALL, rowsHeight }, FRAME).rowScale,
    );
    expect(scales.map((scale) => scale.toFixed(3))).toEqual(['1.000', '0.833', '0.750', '0.750']);
  });
});

describe('coordinates', () => {
  const view = { axis: LONG.axis, firstUnit: 3, pxPerUnit: 20, rowScale: 0.5, scrollPx: 10 };
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
    expect(positionsOnScreen(view, FRAME)).toEqual([2, 46]);
    expect(positionsOnScreen({ ...view, axis: eventsAxis(20) }, FRAME)).toEqual([2, 20]);
  });
});

describe('another axis', () => {
  it('keeps the events at the edges there', () => {
    const view = { axis: LONG.axis, firstUnit: 100, pxPerUnit: 20, rowScale: 1, scrollPx: 0 };
    const events = eventsAxis(8000);
    const byTime: Axis = {
      ...events,
      kind: 'time',
      length: 24_000,
      slot: (position) => position * 3,
      mark: (position) => position * 3,
      slotEnd: (position) => position * 3,
      positionAt: (unit) => unit / 3,
    };
    const moved = viewOnAxis(view, { ...LONG, axis: byTime }, FRAME);
    expect(moved.firstUnit).toBe(300);
    expect(positionsOnScreen(moved, FRAME)[0]).toBe(100);
    expect(positionToPx(moved, FRAME, 142)).toBeCloseTo(FRAME.widthPx - 48);
  });
});

describe('moving', () => {
  it('keeps what is under the pointer there when it zooms, across and down', () => {
    const before = zoomedView(fittedView(LONG, FRAME), LONG, FRAME, 20, 500, 234);
    const after = zoomedView(before, LONG, FRAME, 2, 300, 150);
    expect(pxToPosition(after, FRAME, 300)).toBeCloseTo(pxToPosition(before, FRAME, 300));
    expect(pxToRowSpace(after, FRAME, 150)).toBeCloseTo(pxToRowSpace(before, FRAME, 150));
  });

  it('makes rows no larger than their full size, and comes back to the whole', () => {
    const close = zoomedView(fittedView(LONG, FRAME), LONG, FRAME, 1e6, 500, 234);
    expect([close.pxPerUnit, close.rowScale]).toEqual([144, 1]);
    const { pxPerUnit, rowScale } = fittedView(LONG, FRAME);
    expect(zoomedView(close, LONG, FRAME, 1e-9, 300, 200)).toMatchObject({
      firstUnit: 0,
      pxPerUnit,
      rowScale,
    });
  });

  it('stops at the edges', () => {
    const close = zoomedView(fittedView(LONG, FRAME), LONG, FRAME, 1e6, 500, 234);
    expect(pannedView(close, LONG, FRAME, -1e9, -1e9)).toMatchObject({ firstUnit: 0, scrollPx: 0 });
    const end = pannedView(close, LONG, FRAME, 1e9, 1e9);
    expect(end.firstUnit + 800 / 144).toBeCloseTo(LONG.axis.length);
    expect(end.scrollPx).toBe(LONG.rowsHeight - 400);
  });

  it('gives rows their full size back where they have become few', () => {
    const squeezed = { axis: SMALL.axis, firstUnit: 0, pxPerUnit: 80, rowScale: 0.75, scrollPx: 0 };
    expect(pannedView(squeezed, SMALL, FRAME, 0, 0).rowScale).toBe(1);
  });

  it('moves just enough to show an event and its row', () => {
    const view = { axis: LONG.axis, firstUnit: 100, pxPerUnit: 40, rowScale: 1, scrollPx: 1000 };
    expect(revealingView(view, LONG, FRAME, 105, 1100, 1130)).toEqual(view);
    expect(revealingView(view, LONG, FRAME, 90, 900, 930)).toMatchObject({
      firstUnit: 88.5,
      scrollPx: 900,
    });
    const later = revealingView(view, LONG, FRAME, 200, 2000, 2030);
    expect(positionToPx(later, FRAME, 200)).toBeLessThan(FRAME.widthPx);
    expect(rowSpaceToPx(later, FRAME, 2030)).toBe(FRAME.heightPx);
  });
});
