import { type RefObject, useLayoutEffect, useState } from 'react';

const SIDES = ['left', 'right', 'above', 'below'] as const;
export type Side = (typeof SIDES)[number];

/** Less than this beyond an edge is no more than the margin of a picture. */
const LEAST_PX = 16;

/** On which sides there is more than a scrolling pane shows. */
export function useFurther(scroller: RefObject<HTMLElement | null>): readonly Side[] {
  const [sides, setSides] = useState('');
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const measure = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth, scrollHeight } = pane;
      const beyond: Record<Side, number> = {
        left: scrollLeft,
        right: scrollWidth - clientWidth - scrollLeft,
        above: scrollTop,
        below: scrollHeight - clientHeight - scrollTop,
      };
      setSides(SIDES.filter((side) => beyond[side] > LEAST_PX).join(' '));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const element of [pane, ...pane.children]) observer.observe(element);
    pane.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      pane.removeEventListener('scroll', measure);
    };
  });
  return SIDES.filter((side) => sides.split(' ').includes(side));
}
