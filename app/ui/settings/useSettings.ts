import { useCallback, useState } from 'react';
import { keep, readKept } from '../shell/kept.ts';
import { parseSettings, type Settings } from './settings.ts';

export function keptSettings(): Settings {
  return parseSettings(readKept('settings'));
}

/** The settings, and a way to change some of them for now and for the next visit. */
export function useSettings(): [Settings, (changes: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(keptSettings);
  const change = useCallback((changes: Partial<Settings>) => {
    setSettings((settings) => {
      const changed = { ...settings, ...changes };
      keep('settings', JSON.stringify(changed));
      return changed;
    });
  }, []);
  return [settings, change];
}
