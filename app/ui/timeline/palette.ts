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
    PALETTE_TOKENS.map((token) => [
      token,
      resolved(style.getPropertyValue(`--c-${token}`).trim() || '#888', element),
    ]),
  );
  return { ...colours, font: style.fontFamily } as Palette;
}

/** A canvas keeps the value that a system's colour had when it was first used, whatever the system makes of it later. */
function resolved(colour: string, element: Element): string {
  if (colour.startsWith('#')) return colour;
  const probe = element.appendChild(document.createElement('i'));
  probe.style.forcedColorAdjust = 'none';
  probe.style.color = colour;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
