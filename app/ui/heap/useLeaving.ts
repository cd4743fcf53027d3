import { useLayoutEffect, useRef, useState } from 'react';

/** As long as the fading in Heap.module.css takes. */
const FADE_MS = 400;

type Things<Thing> = ReadonlyMap<number, Thing>;

/** What was in the picture a moment ago and is to be seen fading; nothing of another layout. */
export function useLeaving<Thing>(layout: unknown, present: Things<Thing>): Things<Thing> {
  const before = useRef({ layout, present });
  const [leaving, setLeaving] = useState<Things<Thing>>(new Map());
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { layout, present };
    setLeaving((known) => {
      const kept = last.layout === layout ? [...known, ...last.present] : [];
      const gone = kept.filter(([id]) => !present.has(id));
      return gone.length === known.size && gone.every(([id]) => known.has(id)) ? known : new Map(gone);
    });
  });
  useLayoutEffect(() => {
    if (leaving.size === 0) return;
    const timer = setTimeout(() => setLeaving(new Map()), FADE_MS);
    return () => clearTimeout(timer);
  }, [leaving]);
  return leaving;
}
