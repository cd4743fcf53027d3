import { useEffect, useState } from 'react';

/** Below this width, in the page's own text size, the panels go one below the other. */
const SIDE_BY_SIDE_REM = 52;
/** Below this height, they need more of it: a phone that lies on its side scrolls through them, too. */
const LOW_REM = 37;
const LOW_SIDE_BY_SIDE_REM = 58;

export function isNarrow(widthPx: number, heightPx: number, fontPx: number): boolean {
  const least = heightPx / fontPx < LOW_REM ? LOW_SIDE_BY_SIDE_REM : SIDE_BY_SIDE_REM;
  return widthPx / fontPx < least;
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
  return isNarrow(window.innerWidth, window.innerHeight, fontPx || 16);
}
