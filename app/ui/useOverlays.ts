import { useEffect, useState } from 'react';
import { whenQuiet } from './whenQuiet.ts';

export type Overlays = typeof import('./overlays.ts');

/**
 * Dialogs and menus; null until they have come. They are fetched when the page has had time for a while, or when
 * somebody opens one; `onMissing` is told where that failed, and opening one again tries again.
 */
export function useOverlays(hasTime: boolean, opened: string | null, onMissing: () => void): Overlays | null {
  const [overlays, setOverlays] = useState<Overlays | null>(null);
  const isMissing = overlays === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that they are wanted.
  useEffect(() => {
    if (!isMissing) return;
    const load = () => {
      import('./overlays.ts').then(setOverlays, onMissing);
    };
    if (opened !== null) load();
    else if (hasTime) return whenQuiet(load);
  }, [isMissing, hasTime, opened]);
  return overlays;
}
