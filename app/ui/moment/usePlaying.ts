import { useEffect, useRef, useState } from 'react';
import { keep, readKept } from '../shell/kept.ts';

/** Long enough to read a sentence. */
const STEP_MS = 1200;

/** How many times as fast as one reads. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Playing {
  on: boolean;
  toggle(): void;
  speed: Speed;
  changeSpeed(speed: Speed): void;
}

/** Playing: one step after another until the last one; started at the end, it begins again. The speed is remembered. */
export function usePlaying(
  index: number | null,
  last: number,
  goTo: (index: number) => void,
  goOn: () => void,
): Playing {
  const [on, setOn] = useState(false);
  const [speed, setSpeed] = useState(keptSpeed);
  const latest = useRef(goOn);
  latest.current = goOn;
  const atEnd = index !== null && index >= last;

  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => latest.current(), STEP_MS / speed);
    return () => clearInterval(timer);
  }, [on, speed]);

  useEffect(() => {
    if (on && atEnd) setOn(false);
  }, [on, atEnd]);

  const toggle = () => {
    if (on || last < 0) {
      setOn(false);
      return;
    }
    if (atEnd) goTo(0);
    else goOn();
    setOn(true);
  };
  const changeSpeed = (to: Speed) => {
    setSpeed(to);
    keep('play-speed', String(to));
  };
  return { on: on && !atEnd, toggle, speed, changeSpeed };
}

function keptSpeed(): Speed {
  const kept = Number(readKept('play-speed'));
  return SPEEDS.find((speed) => speed === kept) ?? 1;
}
