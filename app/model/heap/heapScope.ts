import type { HeapMoment } from './heapMoment.ts';
import type { HeapPicture } from './heapPicture.ts';
import type { HeapUnion } from './heapUnion.ts';

/** Up to so many things at a time, and so many in all, the whole run is in the picture. */
export const WHOLE_UP_TO = 60;
const WHOLE_RUN_UP_TO = 500;
/** How many things a focused picture begins with, and grows by. */
export const FOCUS_SIZE = 24;

/** The part of a heap that is drawn. */
export interface HeapScope {
  ids: ReadonlySet<number>;
  isWhole: boolean;
}

/** What a person asked to see beyond the usual. */
export interface Widening {
  /** Things whose neighbours were all opened. */
  opened: readonly number[];
  /** How often more of the rest was asked for. */
  more: number;
}

export const NOT_WIDENED: Widening = { opened: [], more: 0 };

/**
 * A small heap whole. Of a big one the selected thing and what is connected with it, the nearest first, filled up
 * with what stands next to it in order of appearance.
 */
export function scopeOf(
  union: HeapUnion,
  moment: HeapMoment,
  selected: number | null,
  { opened, more }: Widening,
): HeapScope {
  if (union.peak <= WHOLE_UP_TO && union.ids.length <= WHOLE_RUN_UP_TO)
    return { ids: new Set(union.ids), isWhole: true };
  const present = livingFirst(moment);
  const isPresent = (id: number) => moment.nodes.has(id);
  const anchor = selected !== null && moment.nodes.has(selected) ? selected : present[0];
  if (anchor === undefined) return { ids: new Set(), isWhole: false };
  const ids = new Set<number>([anchor]);
  // A set iterates over what is added meanwhile: nearest first.
  for (const id of ids) {
    if (ids.size >= FOCUS_SIZE) break;
    for (const neighbour of nearestFirst(union.neighboursOf(id, isPresent), anchor)) {
      if (ids.size >= FOCUS_SIZE) break;
      ids.add(neighbour);
    }
  }
  const wanted = FOCUS_SIZE * (1 + more);
  const start = present.indexOf(anchor);
  for (let away = 1; away < present.length && ids.size < wanted; away += 1)
    for (const at of [start - away, start + away]) {
      const id = present[at];
      if (id !== undefined && ids.size < wanted) ids.add(id);
    }
  for (const id of opened) for (const neighbour of union.neighboursOf(id, isPresent)) ids.add(neighbour);
  return { ids, isWhole: false };
}

/** What is there, in order of appearance, but what is freed at the end. */
function livingFirst({ nodes }: HeapMoment): number[] {
  const living: number[] = [];
  const freed: number[] = [];
  for (const { id, condition } of nodes.values()) (condition === 'freed' ? freed : living).push(id);
  return [...living, ...freed];
}

/** Of a hub's thousand neighbours those count that appeared about when the anchor did. */
function nearestFirst(ids: ReadonlySet<number>, anchor: number): number[] {
  return [...ids].sort((one, other) => Math.abs(one - anchor) - Math.abs(other - anchor));
}

/** For each thing and container in the picture, how many present neighbours are not. */
export function foldedNeighbours(
  union: HeapUnion,
  moment: HeapMoment,
  scope: HeapScope,
  containers: HeapPicture['containers'] = new Map(),
): Map<number, number> {
  const folded = new Map<number, number>();
  if (scope.isWhole) return folded;
  for (const id of scope.ids) {
    const count = union.neighboursOf(id, (other) => moment.nodes.has(other) && !scope.ids.has(other)).size;
    if (count > 0) folded.set(id, count);
  }
  for (const { id, holds } of containers.values()) {
    const count = holds.filter((held) => !scope.ids.has(held)).length;
    if (count > 0) folded.set(id, count);
  }
  return folded;
}
