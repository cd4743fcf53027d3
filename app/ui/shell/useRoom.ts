import { useEffect, useState } from 'react';

/** How much room the page has, in its own text size: a projector's large text makes a wide screen narrow. */
export type Room = 'wide' | 'narrow' | 'very narrow';

export function roomOf(widthPx: number, fontPx: number): Room {
  const widthRem = widthPx / fontPx;
  if (widthRem >= 52) return 'wide';
  return widthRem >= 33 ? 'narrow' : 'very narrow';
}

/** `textSize` is what changes the font on <html>: the room is measured again after it. */
export function useRoom(textSize: string): Room {
  const [room, setRoom] = useState(measure);
  useEffect(() => {
    if (textSize) setRoom(measure());
    const onResize = () => setRoom(measure());
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, [textSize]);
  return room;
}

function measure(): Room {
  const fontPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return roomOf(window.innerWidth, fontPx || 16);
}
