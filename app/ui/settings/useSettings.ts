import { useCallback, useMemo, useState } from 'react';
import { keep, readKept } from '../shell/kept.ts';
import { parseSettings, type Settings } from './settings.ts';

export function keptSettings(): Settings {
  return parseSettings(readKept('settings'));
}

/**
 * The settings; a way to change some of them for now and for the next visit; and a way to borrow some, as a link asks
 * for, in place of what was borrowed before: the person's own come back with a program of theirs, and at the next visit.
 */
export function useSettings(): [
  Settings,
  (changes: Partial<Settings>) => void,
  (borrowed: Partial<Settings>) => void,
] {
  const [{ own, borrowed }, set] = useState<{ own: Settings; borrowed: Partial<Settings> }>(() => ({
    own: keptSettings(),
    borrowed: {},
  }));
  const change = useCallback(
    (changes: Partial<Settings>) =>
      set((old) => {
        const changed = { ...old.own, ...changes };
        keep('settings', JSON.stringify(changed));
        const stillBorrowed = Object.entries(old.borrowed).filter(([name]) => !Object.hasOwn(changes, name));
        return { own: changed, borrowed: Object.fromEntries(stillBorrowed) };
      }),
    [],
  );
  const borrow = useCallback(
    (settings: Partial<Settings>) => set((old) => ({ ...old, borrowed: settings })),
    [],
  );
  const settings = useMemo(() => ({ ...own, ...borrowed }), [own, borrowed]);
  return [settings, change, borrow];
}
