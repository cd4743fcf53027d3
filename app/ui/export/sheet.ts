import type { Paint } from '../timeline/paint.ts';

/** A piece of an exported picture. The pieces stand below each other. */
export interface Part {
  widthPx: number;
  heightPx: number;
  draw(paint: Paint, topPx: number): void;
}

export interface Sheet {
  widthPx: number;
  heightPx: number;
  draw(paint: Paint): void;
}

export function sheetOf(parts: readonly Part[]): Sheet {
  const widthPx = Math.max(...parts.map((part) => part.widthPx));
  const heightPx = parts.reduce((sum, part) => sum + part.heightPx, 0);
  return {
    widthPx,
    heightPx,
    draw(paint) {
      paint.fill('ground', 0, 0, widthPx, heightPx);
      let top = 0;
      for (const part of parts) {
        part.draw(paint, top);
        top += part.heightPx;
      }
    },
  };
}
