import { type HeapMoment, IMMORTAL } from './heapMoment.ts';

/**
 * How many strong references to a thing neither a name nor an edge of the moment accounts for: a running expression, C
 * code, a library or the interpreter has them. null where the refcount was not read, or is not counted.
 */
export function unseenReferences({ nodes, known }: HeapMoment, id: number): number | null {
  const refcount = nodes.get(id)?.refcount ?? null;
  return refcount === null || refcount >= IMMORTAL ? null : Math.max(0, refcount - (known.get(id) ?? 0));
}
