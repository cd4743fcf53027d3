import { useEffect, useState } from 'react';

export type Overlays = typeof import('./overlays.ts');

/**
 * Dialogs and menus; null until they have come. They are fetched when the page has time for it, or when somebody opens
 * one; `onMissing` is told where that failed, and opening one again tries again.
 */
export function useOverlays(hasTime: boolean, opened: string | null, onMissing: () => void): Overlays | null {
  const [overlays, setOverlays] = useState<Overlays | null>(null);
  const isWanted = overlays === null && (hasTime || opened !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that they are wanted.
  useEffect(() => {
    if (isWanted) import('./overlays.ts').then(setOverlays, onMissing);
  }, [isWanted, opened]);
  return overlays;
}
