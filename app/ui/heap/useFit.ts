import { useLayoutEffect, useRef, useState } from 'react';

/** Smaller than this, words in the picture could no longer be read: then it scrolls. */
const LEAST_SCALE = 0.8;

/** Makes a picture of a given width, in CSS pixels at the usual text size, fit its scrolling pane. */
export function useFit(width: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [paneWidth, setPaneWidth] = useState(width);
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      setPaneWidth((pane.clientWidth * 16) / rem);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(pane);
    return () => observer.disconnect();
  });
  return { scroller, scale: Math.min(1, Math.max(LEAST_SCALE, paneWidth / width)) };
}
