import type { ArrowKind } from '../heap/arrowKinds.ts';
import type { Place } from '../heap/placeWords.ts';
import type { Token } from '../marks/shapes.ts';
import type { Paint } from '../timeline/paint.ts';

interface ArrowStyle {
  line: { stroke: Token; strokeWidth: number; dash?: number[] };
  /** A weak arrow's tip is open. */
  tip: { fill: Token; stroke?: Token };
}

/** How arrows look in an exported picture: as in Heap.module.css. */
export const ARROW_STYLES: Record<ArrowKind, ArrowStyle> = {
  strong: { line: { stroke: 'text', strokeWidth: 1.3 }, tip: { fill: 'text' } },
  weak: {
    line: { stroke: 'weakref', strokeWidth: 1.3, dash: [5, 4] },
    tip: { fill: 'ground', stroke: 'weakref' },
  },
  cut: {
    line: { stroke: 'dead', strokeWidth: 1.3, dash: [1.5, 4] },
    tip: { fill: 'ground', stroke: 'dead' },
  },
  dangling: {
    line: { stroke: 'error', strokeWidth: 1.3, dash: [1.5, 4] },
    tip: { fill: 'ground', stroke: 'error' },
  },
  cycle: { line: { stroke: 'collection', strokeWidth: 2 }, tip: { fill: 'collection' } },
};

/** The tip of an arrow that ends at a place in a direction. */
export function drawTip(paint: Paint, kind: ArrowKind, end: Place, direction: Place): void {
  const length = Math.hypot(direction.x, direction.y) || 1;
  const [x, y] = [direction.x / length, direction.y / length];
  const corner = (side: number) => `${-7 * x - 3.5 * side * y},${-7 * y + 3.5 * side * x}`;
  paint.path(`M0,0 L${corner(1)} L${corner(-1)} Z`, end.x, end.y, ARROW_STYLES[kind].tip);
}

/** Where a path of lines and curves ends, and in which direction. */
export function endOf(d: string): { end: Place; direction: Place } {
  const numbers = (d.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
  const [beforeX = 0, beforeY = 0, x = 0, y = 0] = numbers.slice(-4);
  return { end: { x, y }, direction: { x: x - beforeX, y: y - beforeY } };
}
