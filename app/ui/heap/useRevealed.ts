import { type RefObject, useLayoutEffect } from 'react';
import { leastScroll } from '../shell/leastScroll.ts';
import type { HeapLayout } from './heapLayout.ts';

/** What is seen around a thing that was scrolled to. */
const AROUND_PX = 12;

/**
 * Scrolls the picture, and nothing else, as far as what is selected needs to be seen with its names. `other` is seen
 * too, where both fit: the other end of a selected weakref.
 */
export function useRevealed(
  scroller: RefObject<HTMLDivElement | null>,
  layout: HeapLayout,
  scale: number,
  selected: number | null,
  other: number | null,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a box of another layout or scale stands elsewhere
  useLayoutEffect(() => {
    const pane = scroller.current;
    const box = selected === null ? null : pane?.querySelector(`[data-thing="${selected}"]`);
    if (pane === null || !box) return;
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
    pane.scrollLeft += leastScroll(across, [view.left, view.left + pane.clientWidth]);
    pane.scrollTop += leastScroll(down, [view.top, view.top + pane.clientHeight]);
  }, [scroller, layout, scale, selected, other]);
}

type Stretch = [start: number, end: number];

/** What is to be seen: both where there is room for both. */
function stretch([start, end]: Stretch, other: Stretch | undefined, room: number): Stretch {
  const both: Stretch = [Math.min(start, other?.[0] ?? start), Math.max(end, other?.[1] ?? end)];
  const [from, to] = both[1] - both[0] + 2 * AROUND_PX <= room ? both : [start, end];
  return [from - AROUND_PX, to + AROUND_PX];
}
