import type { Box } from '../../model/heapLayout.ts';

export interface EdgePath {
  d: string;
  /** Where its label stands. */
  labelX: number;
  labelY: number;
}

/** Between an arrow's tip and the box it points to. */
const TIP = 3;
const BEND = 28;

/**
 * The way of an arrow: straight on to the right; in a bow around the outside where it goes back or stays in its
 * column. `side` tells ways back apart: strong ones go below, weak ones above.
 */
export function edgePath(from: Box, to: Box, side: 'above' | 'below', isNamed: boolean): EdgePath {
  if (from === to) return loop(from);
  if (to.x > from.x + from.width) return forward(from, to, isNamed);
  if (to.x + to.width < from.x) return back(from, to, side);
  return beside(from, to);
}

function forward(from: Box, to: Box, isNamed: boolean): EdgePath {
  const x1 = from.x + from.width;
  const y1 = from.y + from.height / 2;
  const x2 = to.x - TIP;
  // Names stand at the middle of the left side: arrows come in above or below them.
  const middle = to.y + to.height / 2;
  const y2 = isNamed ? to.y + to.height * (y1 <= middle ? 0.2 : 0.8) : middle;
  const pull = Math.max(24, (x2 - x1) / 2);
  // Near its start where names stand at its end; else where arrows from one start have parted.
  return cubic(x1, y1, x1 + pull, y1, x2 - pull, y2, x2, y2, isNamed ? 0.38 : 0.55);
}

/** Around the outside within a row; otherwise straight from side to side, where no box of either column lies. */
function back(from: Box, to: Box, side: 'above' | 'below'): EdgePath {
  const isSameRow = to.y < from.y + from.height && from.y < to.y + to.height;
  if (!isSameRow) {
    const x1 = from.x;
    const y1 = from.y + from.height * (to.y < from.y ? 0.2 : 0.8);
    const x2 = to.x + to.width + TIP;
    const y2 = to.y + to.height / 2;
    const pull = Math.max(BEND, (x1 - x2) / 2);
    return cubic(x1, y1, x1 - pull, y1, x2 + pull, y2, x2, y2);
  }
  const sign = side === 'above' ? -1 : 1;
  const x1 = from.x + from.width * 0.3;
  const y1 = sign < 0 ? from.y : from.y + from.height;
  const x2 = to.x + to.width * 0.7;
  const y2 = (sign < 0 ? to.y : to.y + to.height) + sign * TIP;
  const furthest = sign * Math.max(sign * y1, sign * y2) + sign * BEND;
  return cubic(x1, y1, x1, furthest, x2, furthest, x2, y2);
}

function beside(from: Box, to: Box): EdgePath {
  const x1 = from.x + from.width;
  const y1 = from.y + from.height * 0.7;
  const x2 = to.x + to.width + TIP;
  const y2 = to.y + to.height * 0.3;
  const furthest = Math.max(x1, x2) + BEND;
  return cubic(x1, y1, furthest, y1, furthest, y2, x2, y2);
}

function loop(box: Box): EdgePath {
  const x1 = box.x + box.width * 0.55;
  const x2 = box.x + box.width * 0.85;
  return cubic(x1, box.y, x1 - 4, box.y - BEND, x2 + 12, box.y - BEND, x2, box.y - TIP);
}

function cubic(
  x1: number,
  y1: number,
  cx1: number,
  cy1: number,
  cx2: number,
  cy2: number,
  x2: number,
  y2: number,
  labelAt = 0.5,
): EdgePath {
  const round = (value: number) => Math.round(value * 10) / 10;
  const [t, u] = [labelAt, 1 - labelAt];
  const at = (a: number, b: number, c: number, d: number) =>
    round(u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d);
  const points = [x1, y1, cx1, cy1, cx2, cy2, x2, y2].map(round);
  return {
    d: `M${points[0]},${points[1]} C${points[2]},${points[3]} ${points[4]},${points[5]} ${points[6]},${points[7]}`,
    labelX: at(x1, cx1, cx2, x2),
    labelY: at(y1, cy1, cy2, y2),
  };
}
