import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { textPx, watchAppearance } from '../settings/appearance.ts';
import { leastScroll } from '../shell/leastScroll.ts';
import { type RowWindow, rowWindow, scrollTopFor, WHOLE_TABLE_UP_TO } from './rowWindow.ts';

/* In the page's own text size, as in EventsTable.module.css. */
const HEAD_REM = 1.875;
/** A sentence has two lines, beside the facts or below them; more where the whole table is there. */
const WIDE_ROW_REM = 2.75;
const NARROW_ROW_REM = 3.875;
const NARROW_BELOW_REM = 37.5;

export type TableLayout = 'wide' | 'narrow';

/** Which rows of a long table are really there, by where it is scrolled to. */
export function useRowWindow(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ scrollTop: 0, height: 400, width: 800, remPx: 16 });
  const { remPx } = size;
  const layout: TableLayout = size.width < NARROW_BELOW_REM * remPx ? 'narrow' : 'wide';
  const rowPx = remPx * (layout === 'wide' ? WIDE_ROW_REM : NARROW_ROW_REM);
  const headPx = remPx * (layout === 'wide' ? HEAD_REM : 0);
  const rows: RowWindow = rowWindow({ count, rowPx, scrollTop: size.scrollTop, heightPx: size.height });
  const isEmpty = count === 0;
  const isWhole = count <= WHOLE_TABLE_UP_TO;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || isEmpty) return;
    const measure = () =>
      setSize((before) => {
        const after = {
          scrollTop: element.scrollTop,
          height: element.clientHeight,
          width: element.clientWidth,
          remPx: textPx(),
        };
        const same =
          before.scrollTop === after.scrollTop &&
          before.height === after.height &&
          before.width === after.width &&
          before.remPx === after.remPx;
        return same ? before : after;
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const stopAppearance = watchAppearance(measure);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      stopAppearance();
      element.removeEventListener('scroll', measure);
    };
  }, [isEmpty]);

  /** Scrolls as little as needed to show a row. */
  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null) return;
      if (isWhole) {
        const tr = element.querySelector(`[aria-rowindex="${row + 2}"]`);
        if (tr !== null) element.scrollTop += pastView(tr, element, headPx);
        return;
      }
      const { scrollTop, clientHeight } = element;
      const to = scrollTopFor({ row, count, rowPx, headPx, scrollTop, heightPx: clientHeight });
      if (to !== scrollTop) element.scrollTop = to;
    },
    [count, isWhole, rowPx, headPx],
  );
  return { scroller, layout, isWhole, ...rows, reveal };
}

function pastView(row: Element, pane: Element, headPx: number): number {
  const { top, bottom } = row.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  return leastScroll([top, bottom], [view.top + headPx, view.bottom]);
}
