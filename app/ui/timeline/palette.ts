import type { Token } from '../marks/shapes.ts';

/** The colour tokens as a canvas needs them: resolved values. */
export type Palette = Record<
  Token | 'weakref-soft' | 'callback-text' | 'collection-text' | 'focus',
  string
> & {
  font: string;
};

export const PALETTE_TOKENS = [
  'object',
  'object-soft',
  'weakref',
  'weakref-soft',
  'callback',
  'callback-soft',
  'callback-text',
  'collection-text',
  'dead',
  'collection',
  'collection-soft',
  'error',
  'error-soft',
  'text',
  'text-quiet',
  'panel',
  'line',
  'line-strong',
  'lit',
  'hover',
  'ground',
  'focus',
] as const satisfies readonly (keyof Palette)[];

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colours = Object.fromEntries(
    PALETTE_TOKENS.map((token) => [token, style.getPropertyValue(`--c-${token}`).trim() || '#888']),
  );
  return { ...colours, font: style.fontFamily } as Palette;
}

/** Calls back when the theme, the text size, forced colours or contrast change. Gives the way to stop. */
export function watchTheme(onChange: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
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
