type Stretch = readonly [start: number, end: number];

/** How far to scroll so that something comes into view, and no further; where it is larger than that, its start does. */
export function leastScroll([start, end]: Stretch, [from, to]: Stretch): number {
  if (start < from) return start - from;
  return end > to ? Math.min(end - to, start - from) : 0;
}
