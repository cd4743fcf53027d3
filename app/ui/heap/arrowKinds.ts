import type { HeapEdge } from '../../model/heap/heapMoment.ts';
import type { HeapPicture } from '../../model/heap/heapPicture.ts';

/** How an arrow is drawn. */
export type ArrowKind = HeapEdge['kind'] | 'cycle';

/** Strong references within one cycle are drawn as that. */
export function arrowKinds({ cycles, edges }: HeapPicture): ReadonlyMap<HeapEdge, ArrowKind> {
  const cycleOf = new Map(cycles.flatMap((members, index) => members.map((id) => [id, index] as const)));
  return new Map(
    edges.map((edge) => {
      const cycle = cycleOf.get(edge.from);
      const isInCycle = edge.kind === 'strong' && cycle !== undefined && cycle === cycleOf.get(edge.to);
      return [edge, isInCycle ? 'cycle' : edge.kind];
    }),
  );
}
