/**
 * The first index from 0 to `count` that has reached something, where all later ones have too; `count` where none has.
 */
export function firstIndex(count: number, hasReached: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hasReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first index of a sorted array whose value is at least `wanted`; the length where there is none. */
export function lowerBound(sorted: Uint32Array | Float64Array | readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  // Written out: a call for each look would be felt where a picture asks for thousands of places.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value of a sorted array that lies nearest to `wanted`; null where the array is empty. */
export function nearestValue(sorted: Uint32Array, wanted: number): number | null {
  const after = lowerBound(sorted, wanted);
  const next = sorted[after];
  const previous = sorted[after - 1];
  if (next === undefined) return previous ?? null;
  if (previous === undefined) return next;
  return wanted - previous <= next - wanted ? previous : next;
}
