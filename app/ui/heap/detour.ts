import type { Place, Rectangle } from './placeWords.ts';

/** How far from a box an arrow passes: half of what is between two rows. */
const CLEARANCE = 9;
/** How round it turns. */
const CORNER = 7;

/** Whether a way meets a box. */
export function crosses(way: readonly Place[], boxes: readonly Rectangle[]): boolean {
  return way.slice(1).some((end, at) => boxes.some((box) => meets(way[at]!, end, box)));
}

/** A segment and a box: cut to the box from each side in turn, something is left. */
function meets(start: Place, end: Place, { x, y, width, height }: Rectangle): boolean {
  let [from, to] = [0, 1];
  for (const [at, by, low, high] of [
    [start.x, end.x - start.x, x, x + width],
    [start.y, end.y - start.y, y, y + height],
  ] as const) {
    if (by === 0) {
      if (at <= low || at >= high) return false;
      continue;
    }
    const [enters, leaves] =
      by > 0 ? [(low - at) / by, (high - at) / by] : [(high - at) / by, (low - at) / by];
    from = Math.max(from, enters);
    to = Math.min(to, leaves);
  }
  return from < to;
}

/**
 * A way between rows: level to `start.turn`, up or down, level past all boxes, up or down at `end.turn`, and level to
 * the end. Of all that meet no box the shortest; null where there is none.
 */
export function detour(
  start: Place & { turn: number },
  end: Place & { turn: number },
  boxes: readonly Rectangle[],
): Place[] | null {
  const heights = boxes.flatMap(({ y, height }) => [y - CLEARANCE, y + height + CLEARANCE]);
  const length = (height: number) => Math.abs(height - start.y) + Math.abs(height - end.y);
  for (const height of heights.sort((one, other) => length(one) - length(other))) {
    const way = [
      { x: start.x, y: start.y },
      { x: start.turn, y: start.y },
      { x: start.turn, y: height },
      { x: end.turn, y: height },
      { x: end.turn, y: end.y },
      { x: end.x, y: end.y },
    ];
    if (!crosses(way, boxes)) return way;
  }
  return null;
}

/** The path of a way whose pieces are level or upright, with round corners. */
export function roundedPath(way: readonly Place[]): string {
  const parts = way.map((corner, at) => {
    const before = way[at - 1];
    const after = way[at + 1];
    if (before === undefined) return `M${point(corner)}`;
    if (after === undefined) return `L${point(corner)}`;
    return `L${point(toward(corner, before))} Q${point(corner)} ${point(toward(corner, after))}`;
  });
  return parts.join(' ');
}

function toward(corner: Place, other: Place): Place {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
  const share = Math.min(CORNER, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

function point({ x, y }: Place): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
