import { useLayoutEffect, useRef, useState } from 'react';
import { Paint } from './paint.ts';
import { readPalette, watchTheme } from './palette.ts';

export interface Canvas {
  paint: Paint;
  widthPx: number;
  heightPx: number;
}

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
      const widthPx = around.clientWidth;
      const heightPx = around.clientHeight;
      if (widthPx === 0 || heightPx === 0) return;
      const ratio = window.devicePixelRatio;
      target.width = Math.round(widthPx * ratio);
      target.height = Math.round(heightPx * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      setCanvas({ paint: new Paint(context, readPalette(around), ratio), widthPx, heightPx });
    };
    prepare();
    const size = new ResizeObserver(prepare);
    size.observe(around);
    const stopTheme = watchTheme(prepare);
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
