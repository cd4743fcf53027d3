import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type RowWindow, rowWindow, scrollTopFor } from './rowWindow.ts';

const WIDE_ROW_PX = 30;
/** The sentence has a line of its own, or two. */
const NARROW_ROW_PX = 54;
const NARROWEST_ROW_PX = 74;
const NARROW_BELOW_PX = 760;
const NARROWEST_BELOW_PX = 480;

export type TableLayout = 'wide' | 'narrow' | 'narrowest';

const ROW_PX: Record<TableLayout, number> = {
  wide: WIDE_ROW_PX,
  narrow: NARROW_ROW_PX,
  narrowest: NARROWEST_ROW_PX,
};

function layoutFor(widthPx: number): TableLayout {
  if (widthPx >= NARROW_BELOW_PX) return 'wide';
  return widthPx >= NARROWEST_BELOW_PX ? 'narrow' : 'narrowest';
}

/** Which rows of a long table are really there, by where it is scrolled to. */
export function useRowWindow(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ scrollTop: 0, height: 400, width: 800 });
  const layout = layoutFor(size.width);
  const rowPx = ROW_PX[layout];
  const headPx = layout === 'wide' ? WIDE_ROW_PX : 0;
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
