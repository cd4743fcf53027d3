import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Settings } from './settings.ts';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

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

/** How many pixels the page's text size is: what 1rem is. */
export function textPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Calls back when the theme, the text size or forced colours change. Gives the way to stop. */
export function watchAppearance(onChange: () => void): () => void {
  const queries = [DARK, FORCED].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', onChange);
  const attributes = new MutationObserver(onChange);
  attributes.observe(document.documentElement, {
    attributeFilter: ['data-theme', 'data-text-size', 'class', 'style'],
  });
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
    attributes.disconnect();
  };
}
