import type { Pen } from './pen.ts';

/** Begins a path through points. */
export function traceLine(pen: Pen, points: readonly (readonly [x: number, y: number])[]): void {
  pen.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
}
