import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { remOf, sizeOf } from './useSight.ts';
import { type Beyond, beyond, type SeenBox, SIDES, type Side } from './viewport.ts';

/** At which sides of a scrolling pane there is more of the picture, and how much. */
export function useBeyond(
  scroller: RefObject<HTMLElement | null>,
  boxes: readonly SeenBox[],
  scale: number,
): readonly (Beyond & { side: Side })[] {
  const [found, setFound] = useState<readonly (Beyond & { side: Side })[]>([]);
  const shown = useRef('');
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const measure = () => {
      const rem = remOf();
      const sight = { scale, left: pane.scrollLeft / rem, top: pane.scrollTop / rem };
      const all = beyond(boxes, sight, sizeOf(pane));
      const sides = SIDES.map((side) => ({ side, ...all[side] })).filter(({ isCut }) => isCut);
      const key = JSON.stringify(sides);
      if (key === shown.current) return;
      shown.current = key;
      setFound(sides);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(pane);
    pane.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      pane.removeEventListener('scroll', measure);
    };
  }, [scroller, boxes, scale]);
  return found;
}
