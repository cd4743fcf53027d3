import type { Box } from './heapLayout.ts';

const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The thing that an arrow key leads to from another; null where there is none in that direction. */
export function nearestToward(boxes: ReadonlyMap<number, Box>, from: number, key: string): number | null {
  const direction = DIRECTIONS[key];
  const start = boxes.get(from);
  if (direction === undefined || start === undefined) return null;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const dx = box.x + box.width / 2 - (start.x + start.width / 2);
    const dy = box.y + box.height / 2 - (start.y + start.height / 2);
    const along = dx * direction[0] + dy * direction[1];
    const across = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
    // Boxes of one column begin together, whatever their widths: what counts as ahead begins past the middle.
    const depth = direction[0] === 0 ? box.height : box.width;
    // Steps to the side count double: straight on comes first.
    const distance = along + 2 * across;
    if (along >= depth / 2 && distance < least) {
      best = id;
      least = distance;
    }
  }
  return best;
}
