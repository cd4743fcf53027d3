import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Settings } from './settings.ts';

const DARK = '(prefers-color-scheme: dark)';

export type Theme = 'light' | 'dark';

function themeOf(settings: Pick<Settings, 'theme'>, systemIsDark: boolean): Theme {
  if (settings.theme !== 'system') return settings.theme;
  return systemIsDark ? 'dark' : 'light';
}

/** Puts theme and text size onto <html>, where tokens.css and base.css read them. */
export function applyAppearance(settings: Pick<Settings, 'theme' | 'textSize'>): void {
  const { dataset } = document.documentElement;
  dataset.theme = themeOf(settings, matchMedia(DARK).matches);
  dataset.textSize = settings.textSize;
}

/** Keeps <html> in step with the settings and the system, and gives the theme that is shown. */
export function useAppearance(settings: Pick<Settings, 'theme' | 'textSize'>): Theme {
  const { theme, textSize } = settings;
  const systemIsDark = useSyncExternalStore(subscribeToSystem, () => matchMedia(DARK).matches);
  const shown = themeOf(settings, systemIsDark);
  // Before the effects of whoever measures text or reads colours.
  useLayoutEffect(() => {
    if (shown) applyAppearance({ theme, textSize });
  }, [theme, textSize, shown]);
  return shown;
}

function subscribeToSystem(listener: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
