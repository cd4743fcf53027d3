import { useEffect, useState } from 'react';

/** Below this width, in the page's own text size, the panels go one below the other. */
const SIDE_BY_SIDE_REM = 52;

export function isNarrow(widthPx: number, fontPx: number): boolean {
  return widthPx / fontPx < SIDE_BY_SIDE_REM;
}

/** Whether there is no room for panels side by side; `textSize` is what changes the font on <html>. */
export function useIsNarrow(textSize: string): boolean {
  const [narrow, setNarrow] = useState(measure);
  useEffect(() => {
    const onResize = () => setNarrow(measure());
    if (textSize) onResize();
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, [textSize]);
  return narrow;
}

function measure(): boolean {
  const fontPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return isNarrow(window.innerWidth, fontPx || 16);
}
