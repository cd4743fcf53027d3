import { type RefObject, useLayoutEffect, useState } from 'react';

const SIDES = ['left', 'right', 'above', 'below'] as const;
export type Side = (typeof SIDES)[number];

/** Less than this beyond an edge is not worth a sign. */
const LEAST_PX = 4;

/** On which sides there is more than a scrolling pane shows. */
export function useFurther(scroller: RefObject<HTMLElement | null>): readonly Side[] {
  const [sides, setSides] = useState('');
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const measure = () => {
      const view = pane.getBoundingClientRect();
      const [right, bottom] = [view.left + pane.clientWidth, view.top + pane.clientHeight];
      const beyond: Record<Side, number> = { left: 0, right: 0, above: 0, below: 0 };
      // Not how far one can scroll: where nothing stands at the moment there is nothing to see.
      for (const element of pane.querySelectorAll('li:not([data-leaving]), li:not([data-leaving]) > *')) {
        const box = element.getBoundingClientRect();
        beyond.left = Math.max(beyond.left, view.left - box.left);
        beyond.right = Math.max(beyond.right, box.right - right);
        beyond.above = Math.max(beyond.above, view.top - box.top);
        beyond.below = Math.max(beyond.below, box.bottom - bottom);
      }
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
