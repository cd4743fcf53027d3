import type { HeapMoment } from '../../model/heap/heapMoment.ts';
import type { HeapPicture } from '../../model/heap/heapPicture.ts';
import type { Box } from './heapLayout.ts';
import { namesRoom } from './things.ts';
import { type Extent, extentOf, type SeenBox } from './viewport.ts';

/** What there is to see of a layout at a moment. */
export interface Seen {
  boxes: readonly SeenBox[];
  all: Extent | null;
  /** Without what is freed. */
  living: Extent | null;
}

export function seenOf(heap: HeapMoment, picture: HeapPicture, drawn: ReadonlyMap<number, Box>): Seen {
  const boxes: SeenBox[] = [];
  const living: SeenBox[] = [];
  for (const [id, box] of drawn) {
    const names = picture.containers.get(id)?.names ?? picture.namesOf.get(id) ?? [];
    const seen = { ...box, names: namesRoom(names) };
    boxes.push(seen);
    if (heap.nodes.get(id)?.condition !== 'freed') living.push(seen);
  }
  return { boxes, all: extentOf(boxes), living: extentOf(living) };
}
