import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { HeapLayout } from './heapLayout.ts';
import type { Seen } from './seen.ts';
import { fitted, LEAST_SCALE, opening, type Sight, type Size, zoomed } from './viewport.ts';

const ZOOM_STEP = 1.25;

/**
 * The scale and place of a heap's picture in its scrolling pane. A new layout opens on what lives; it stays where it is
 * from moment to moment, and follows the pane's size until the person zooms.
 */
export function useSight(layout: HeapLayout, seen: Seen) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ scale: 1, left: 0, top: 0 });
  const latest = useRef({ seen, sight });
  latest.current = { seen, sight };
  /** Whether the person chose scale and place: then a pane of another size changes nothing. */
  const isOwn = useRef(false);
  const opened = useRef<HeapLayout | null>(null);

  const open = useCallback(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const { all, living } = latest.current.seen;
    setSight(opening(all, living, sizeOf(pane)));
  }, []);
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null || opened.current === layout) return;
    opened.current = layout;
    isOwn.current = false;
    open();
  }, [layout, open]);
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const observer = new ResizeObserver(() => {
      if (!isOwn.current) open();
    });
    observer.observe(pane);
    return () => observer.disconnect();
  }, [open]);
  // After the picture has its new size: before that the pane could not be scrolled so far.
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const rem = remOf();
    pane.scrollLeft = sight.left * rem;
    pane.scrollTop = sight.top * rem;
  }, [sight]);

  const now = (): Sight => {
    const pane = scroller.current;
    const rem = remOf();
    return {
      scale: latest.current.sight.scale,
      left: (pane?.scrollLeft ?? 0) / rem,
      top: (pane?.scrollTop ?? 0) / rem,
    };
  };
  const zoom = (by: number, point?: { x: number; y: number }) => {
    const pane = scroller.current;
    if (pane === null) return;
    const { width, height } = sizeOf(pane);
    isOwn.current = true;
    setSight(zoomed(now(), by, point ?? { x: width / 2, y: height / 2 }));
  };
  useWheelZoom(scroller, (by, point) => zoom(by, point));
  usePanning(scroller, () => {
    isOwn.current = true;
  });
  return {
    scroller,
    scale: sight.scale,
    zoomIn: () => zoom(ZOOM_STEP),
    zoomOut: () => zoom(1 / ZOOM_STEP),
    fit: () => {
      const pane = scroller.current;
      const { all } = latest.current.seen;
      if (pane === null || all === null) return;
      isOwn.current = false;
      setSight(fitted(all, sizeOf(pane), LEAST_SCALE));
    },
  };
}

/** CSS pixels per pixel at the usual text size. */
export function remOf(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
}

/** Of a pane, in pixels at the usual text size. */
export function sizeOf(pane: HTMLElement): Size {
  const rem = remOf();
  return { width: pane.clientWidth / rem, height: pane.clientHeight / rem };
}

/** The wheel with Ctrl zooms, as does a pinch, which browsers report as that. */
function useWheelZoom(
  scroller: RefObject<HTMLElement | null>,
  onZoom: (by: number, point: { x: number; y: number }) => void,
): void {
  const latest = useRef(onZoom);
  latest.current = onZoom;
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const onWheel = (wheel: WheelEvent) => {
      if (!wheel.ctrlKey) return;
      wheel.preventDefault();
      const { left, top } = pane.getBoundingClientRect();
      const rem = remOf();
      const point = { x: (wheel.clientX - left) / rem, y: (wheel.clientY - top) / rem };
      latest.current(Math.exp(-wheel.deltaY / 300), point);
    };
    pane.addEventListener('wheel', onWheel, { passive: false });
    return () => pane.removeEventListener('wheel', onWheel);
  }, [scroller]);
}

/** Dragging the ground moves the picture; a finger scrolls by itself. */
function usePanning(scroller: RefObject<HTMLElement | null>, onPan: () => void): void {
  const latest = useRef(onPan);
  latest.current = onPan;
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const onDown = (down: PointerEvent) => {
      const isGround = !(down.target as Element).closest('button, [data-container]');
      if (!isGround || down.button !== 0 || down.pointerType === 'touch') return;
      // On its scrollbars a pane scrolls by itself.
      const { left, top } = pane.getBoundingClientRect();
      if (down.clientX - left > pane.clientWidth || down.clientY - top > pane.clientHeight) return;
      pane.setPointerCapture(down.pointerId);
      const start = { left: pane.scrollLeft, top: pane.scrollTop };
      const onMove = (move: PointerEvent) => {
        latest.current();
        pane.scrollLeft = start.left - (move.clientX - down.clientX);
        pane.scrollTop = start.top - (move.clientY - down.clientY);
      };
      const onEnd = () => {
        pane.removeEventListener('pointermove', onMove);
        pane.removeEventListener('pointerup', onEnd);
        pane.removeEventListener('pointercancel', onEnd);
      };
      pane.addEventListener('pointermove', onMove);
      pane.addEventListener('pointerup', onEnd);
      pane.addEventListener('pointercancel', onEnd);
    };
    pane.addEventListener('pointerdown', onDown);
    return () => pane.removeEventListener('pointerdown', onDown);
  }, [scroller]);
}
