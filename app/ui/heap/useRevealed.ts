import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { HeapLayout } from '../../model/heapLayout.ts';
import { leastScroll } from '../shell/leastScroll.ts';

/** What is seen around a thing that was scrolled to. */
const AROUND_PX = 12;

/**
 * Scrolls the picture, and nothing else, as far as what is selected needs to be seen with its names. A new picture
 * begins at its left, where names are; where nothing is selected in it, at the height of the first thing.
 */
export function useRevealed(
  scroller: RefObject<HTMLDivElement | null>,
  layout: HeapLayout,
  selected: number | null,
  first: number | null,
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
    if (selected !== null)
      pane.scrollLeft += leastScroll(
        [Math.min(left, names?.left ?? left) - AROUND_PX, right + AROUND_PX],
        [view.left, view.left + pane.clientWidth],
      );
    pane.scrollTop += leastScroll(
      [top - AROUND_PX, bottom + AROUND_PX],
      [view.top, view.top + pane.clientHeight],
    );
  }, [scroller, layout, selected, first]);
}
