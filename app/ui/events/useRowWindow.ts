import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type RowWindow, rowWindow, scrollTopFor } from './rowWindow.ts';

const HEAD_PX = 30;
/** A sentence has two lines: beside the facts, or below them. */
const WIDE_ROW_PX = 44;
const NARROW_ROW_PX = 62;
const NARROW_BELOW_PX = 600;

export type TableLayout = 'wide' | 'narrow';

/** Which rows of a long table are really there, by where it is scrolled to. */
export function useRowWindow(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ scrollTop: 0, height: 400, width: 800 });
  const layout: TableLayout = size.width < NARROW_BELOW_PX ? 'narrow' : 'wide';
  const rowPx = layout === 'wide' ? WIDE_ROW_PX : NARROW_ROW_PX;
  const headPx = layout === 'wide' ? HEAD_PX : 0;
  const rows: RowWindow = rowWindow({ count, rowPx, scrollTop: size.scrollTop, heightPx: size.height });
  const isEmpty = count === 0;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || isEmpty) return;
    const measure = () =>
      setSize((before) => {
        const after = {
          scrollTop: element.scrollTop,
          height: element.clientHeight,
          width: element.clientWidth,
        };
        const same =
          before.scrollTop === after.scrollTop &&
          before.height === after.height &&
          before.width === after.width;
        return same ? before : after;
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [isEmpty]);

  /** Scrolls as little as needed to show a row. */
  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null) return;
      const { scrollTop, clientHeight } = element;
      const to = scrollTopFor({ row, count, rowPx, headPx, scrollTop, heightPx: clientHeight });
      if (to !== scrollTop) element.scrollTop = to;
    },
    [count, rowPx, headPx],
  );
  return { scroller, layout, ...rows, reveal };
}
