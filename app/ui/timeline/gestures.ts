import { type RefObject, useEffect, useRef } from 'react';

/** What hands can do with the picture, in px of the drawing. */
export interface Gestures {
  /** Gives whether the picture moved; where it did not, the page scrolls instead. */
  pan(dxPx: number, dyPx: number): boolean;
  zoom(factor: number, xPx: number, yPx: number): void;
  click(xPx: number, yPx: number): void;
  hover(xPx: number, yPx: number): void;
  leave(): void;
}

/** A press that moves less is a click. */
const CLICK_SLACK_PX = 4;
/** A wheel's notch may report any number of pixels, a trackpad's pinch a few: both should feel the same. */
const MOST_WHEEL_PX = 40;
const ZOOM_PER_WHEEL_PX = 0.008;
const LINE_PX = 16;

interface Point {
  x: number;
  y: number;
}

/** Wheel, drag, pinch and click on an element; `zoom` is CSS pixels per px of the drawing. */
export function useGestures(element: RefObject<HTMLElement | null>, zoom: number, gestures: Gestures): void {
  const latest = useRef(gestures);
  latest.current = gestures;
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const pressed = new Map<number, Point>();
    let isClick = false;
    let movedPx = 0;
    const pointOf = (event: MouseEvent): Point => {
      const box = target.getBoundingClientRect();
      return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
    };

    const onWheel = (event: WheelEvent) => {
      const unit = (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1) / zoom;
      const { x, y } = pointOf(event);
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const turned = Math.max(-MOST_WHEEL_PX, Math.min(MOST_WHEEL_PX, event.deltaY * unit));
        latest.current.zoom(Math.exp(-turned * ZOOM_PER_WHEEL_PX), x, y);
        return;
      }
      const [dx, dy] = event.shiftKey ? [event.deltaX + event.deltaY, 0] : [event.deltaX, event.deltaY];
      if (latest.current.pan(dx * unit, dy * unit)) event.preventDefault();
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      target.setPointerCapture(event.pointerId);
      pressed.set(event.pointerId, pointOf(event));
      isClick = pressed.size === 1;
      movedPx = 0;
    };
    const onMove = (event: PointerEvent) => {
      const to = pointOf(event);
      const from = pressed.get(event.pointerId);
      if (from === undefined) {
        latest.current.hover(to.x, to.y);
        return;
      }
      movedPx += Math.hypot(to.x - from.x, to.y - from.y);
      if (movedPx > CLICK_SLACK_PX) isClick = false;
      if (isClick) return;
      latest.current.leave();
      pressed.set(event.pointerId, to);
      const other = [...pressed].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) latest.current.pan(from.x - to.x, from.y - to.y);
      else pinch(from, to, other);
    };
    const pinch = (from: Point, to: Point, other: Point) => {
      const before = Math.hypot(from.x - other.x, from.y - other.y);
      const after = Math.hypot(to.x - other.x, to.y - other.y);
      if (before > 0) latest.current.zoom(after / before, (to.x + other.x) / 2, (to.y + other.y) / 2);
      latest.current.pan((from.x - to.x) / 2, (from.y - to.y) / 2);
    };
    const onUp = (event: PointerEvent) => {
      const wasPressed = pressed.delete(event.pointerId);
      const { x, y } = pointOf(event);
      if (wasPressed && isClick) latest.current.click(x, y);
    };
    const onCancel = (event: PointerEvent) => pressed.delete(event.pointerId);
    const onLeave = () => latest.current.leave();

    target.addEventListener('wheel', onWheel, { passive: false });
    target.addEventListener('pointerdown', onDown);
    target.addEventListener('pointermove', onMove);
    target.addEventListener('pointerup', onUp);
    target.addEventListener('pointercancel', onCancel);
    target.addEventListener('pointerleave', onLeave);
    return () => {
      target.removeEventListener('wheel', onWheel);
      target.removeEventListener('pointerdown', onDown);
      target.removeEventListener('pointermove', onMove);
      target.removeEventListener('pointerup', onUp);
      target.removeEventListener('pointercancel', onCancel);
      target.removeEventListener('pointerleave', onLeave);
    };
  }, [element, zoom]);
}
