import { type RefObject, useLayoutEffect, useRef } from 'react';
import { leastScroll } from '../shell/leastScroll.ts';
import type { HeapLayout } from './heapLayout.ts';

/** What is seen around a thing that was scrolled to. */
const AROUND_PX = 12;

/**
 * Scrolls the picture, and nothing else, as far as what is selected needs to be seen with its names. A new picture
 * begins at its left, where names are; where nothing is selected in it, at the height of the first thing. `other` is
 * seen too, where both fit: the other end of a selected weakref.
 */
export function useRevealed(
  scroller: RefObject<HTMLDivElement | null>,
  layout: HeapLayout,
  selected: number | null,
  first: number | null,
  other: number | null,
): void {
  const seen = useRef<HeapLayout | null>(null);
  useLayoutEffect(() => {
    const pane = scroller.current;
    const isNew = seen.current !== layout;
    const id = selected ?? (isNew ? first : null);
    const box = id === null ? null : pane?.querySelector(`[data-thing="${id}"]`);
    if (pane === null || !box) return;
    seen.current = layout;
    if (isNew) pane.scrollLeft = 0;
    const view = pane.getBoundingClientRect();
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const names = box.parentElement?.querySelector('[data-names]')?.getBoundingClientRect();
    const far =
      other === null ? undefined : pane.querySelector(`[data-thing="${other}"]`)?.getBoundingClientRect();
    const across = stretch(
      [Math.min(left, names?.left ?? left), right],
      far && [far.left, far.right],
      pane.clientWidth,
    );
    const down = stretch([top, bottom], far && [far.top, far.bottom], pane.clientHeight);
    if (selected !== null) pane.scrollLeft += leastScroll(across, [view.left, view.left + pane.clientWidth]);
    pane.scrollTop += leastScroll(down, [view.top, view.top + pane.clientHeight]);
  }, [scroller, layout, selected, first, other]);
}

type Stretch = [start: number, end: number];

/** What is to be seen: both where there is room for both. */
function stretch([start, end]: Stretch, other: Stretch | undefined, room: number): Stretch {
  const both: Stretch = [Math.min(start, other?.[0] ?? start), Math.max(end, other?.[1] ?? end)];
  const [from, to] = both[1] - both[0] + 2 * AROUND_PX <= room ? both : [start, end];
  return [from - AROUND_PX, to + AROUND_PX];
}
