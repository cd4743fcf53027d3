import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import { drawOverview, stripOf, windowPx } from './drawOverview.ts';
import type { Scene } from './scene.ts';
import styles from './Timeline.module.css';
import { useCanvas } from './useCanvas.ts';

interface OverviewProps {
  scene: Omit<Scene, 'palette'>;
  /** Called with the unit that is wanted at the left edge of the plot. */
  onMove: (firstUnit: number) => void;
}

/** The whole run, with the part that is on screen as a window to drag. For hands only: keys pan the picture itself. */
export function Overview({ scene, onMove }: OverviewProps) {
  const { surface, element, canvas } = useCanvas();
  /** Where in the window it was taken hold of, in px of the strip. */
  const held = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (canvas === null) return;
    const strip = stripOf(scene, canvas.heightPx);
    drawOverview(canvas.paint, { ...scene, palette: canvas.paint.palette }, strip);
  });

  const moveTo = (leftPx: number) => {
    const strip = stripOf(scene, canvas?.heightPx ?? 1);
    onMove(((leftPx - strip.leftPx) / strip.widthPx) * scene.view.axis.length);
  };
  const pointerPx = (event: PointerEvent) =>
    (event.clientX - event.currentTarget.getBoundingClientRect().left) / (canvas?.zoom ?? 1);
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const xPx = pointerPx(event);
    const [left, right] = windowPx(scene, stripOf(scene, canvas?.heightPx ?? 1));
    const isInside = xPx >= left && xPx <= right;
    held.current = isInside ? xPx - left : (right - left) / 2;
    if (!isInside) moveTo(xPx - held.current);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (held.current !== null) moveTo(pointerPx(event) - held.current);
  };
  const letGo = () => {
    held.current = null;
  };
  return (
    <div
      ref={surface}
      className={styles.overview}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <canvas ref={element} className={styles.canvas} />
    </div>
  );
}
