import { useLayoutEffect, useRef, useState } from 'react';
import { textPx, watchAppearance } from '../settings/appearance.ts';
import { canvasSurface } from './canvasSurface.ts';
import { Paint } from './paint.ts';
import { readPalette } from './palette.ts';

export interface Canvas {
  paint: Paint;
  widthPx: number;
  heightPx: number;
  /** CSS pixels per px of the drawing: the page's text size. Everything drawn grows with it. */
  zoom: number;
}

/** The size of text that the drawing's px are made for. */
const NORMAL_TEXT_PX = 16;

/** A canvas as large as the element around it, sharp on every screen, and the paint of the present theme. */
export function useCanvas() {
  const surface = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLCanvasElement>(null);
  const [canvas, setCanvas] = useState<Canvas | null>(null);

  useLayoutEffect(() => {
    const around = surface.current;
    const target = element.current;
    const context = target?.getContext('2d') ?? null;
    if (around === null || target === null || context === null) return;
    const prepare = () => {
      const { clientWidth, clientHeight } = around;
      if (clientWidth === 0 || clientHeight === 0) return;
      const ratio = window.devicePixelRatio;
      const zoom = textPx() / NORMAL_TEXT_PX;
      target.width = Math.round(clientWidth * ratio);
      target.height = Math.round(clientHeight * ratio);
      context.setTransform(ratio * zoom, 0, 0, ratio * zoom, 0, 0);
      const paint = new Paint(canvasSurface(context, ratio * zoom), readPalette(around));
      setCanvas({ paint, widthPx: clientWidth / zoom, heightPx: clientHeight / zoom, zoom });
    };
    prepare();
    const size = new ResizeObserver(prepare);
    size.observe(around);
    const stopTheme = watchAppearance(prepare);
    // Dragging the window to another screen changes the ratio, not the size.
    const ratioQuery = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    ratioQuery.addEventListener('change', prepare);
    return () => {
      size.disconnect();
      stopTheme();
      ratioQuery.removeEventListener('change', prepare);
    };
  }, []);
  return { surface, element, canvas };
}
