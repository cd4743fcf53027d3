import type { Box } from './heapLayout.ts';

/** An arrow between two boxes, by their ids. */
interface Arrow {
  from: number;
  to: number;
}

/** The part of a box's side that is left for arrows where its names are as tall as it is. */
const LEAST_ROOM = 0.16;

/**
 * Where arrows from the left end on the side of their box, from 0 to 1 downwards: one at the middle, several apart in
 * the order of their starts. Where names stand, which have an arrow of their own, they come in above or below these:
 * `namesHeight` is 0 where there are none.
 */
export function portsOf<A extends Arrow>(
  arrows: readonly A[],
  boxes: ReadonlyMap<number, Box>,
  namesHeight: (id: number) => number,
): ReadonlyMap<A, number> {
  const middle = (id: number) => boxes.get(id)!.y + boxes.get(id)!.height / 2;
  const arriving = new Map<number, A[]>();
  for (const arrow of arrows) {
    const [from, to] = [boxes.get(arrow.from), boxes.get(arrow.to)];
    if (from === undefined || to === undefined || to.x <= from.x + from.width) continue;
    arriving.set(arrow.to, [...(arriving.get(arrow.to) ?? []), arrow]);
  }
  const ports = new Map<A, number>();
  const spread = (some: readonly A[], start: number, end: number) => {
    for (const [index, arrow] of some.entries())
      ports.set(arrow, start + ((index + 1) * (end - start)) / (some.length + 1));
  };
  for (const [id, all] of arriving) {
    all.sort((one, other) => middle(one.from) - middle(other.from));
    if (namesHeight(id) === 0) spread(all, 0, 1);
    else {
      const { height } = boxes.get(id)!;
      const room = Math.max(LEAST_ROOM, (height - namesHeight(id)) / 2 / height);
      const fromAbove = all.filter(({ from }) => middle(from) <= middle(id));
      spread(fromAbove, 0, room);
      spread(all.slice(fromAbove.length), 1 - room, 1);
    }
  }
  return ports;
}
