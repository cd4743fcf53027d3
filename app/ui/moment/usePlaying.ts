import { useEffect, useRef, useState } from 'react';

/** Long enough to read a sentence. */
const STEP_MS = 1200;

/** Playing: one step after another until the last one; started at the end, it begins again. */
export function usePlaying(position: number | null, last: number, go: (to: number) => void) {
  const [on, setOn] = useState(false);
  const latest = useRef({ position, last, go });
  latest.current = { position, last, go };
  const atEnd = position !== null && position >= last;

  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => {
      const { position, go } = latest.current;
      go((position ?? -1) + 1);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [on]);

  useEffect(() => {
    if (on && atEnd) setOn(false);
  }, [on, atEnd]);

  const toggle = () => {
    if (on || last < 0) {
      setOn(false);
      return;
    }
    go(atEnd || position === null ? 0 : position + 1);
    setOn(true);
  };
  return { on: on && !atEnd, toggle };
}
