import { useMemo } from 'react';
import { HeapHistory } from '../../model/heapHistory.ts';
import { type HeapMoment, heapAt } from '../../model/heapMoment.ts';
import { type Point, pointOf } from '../../model/moment.ts';
import type { Selection } from '../../model/selection.ts';
import type { Story } from '../../model/story.ts';

/** One moment of a run's heap, with what it was made from. */
export interface ShownHeap {
  history: HeapHistory;
  point: Point;
  heap: HeapMoment;
}

/** The heap at the selected moment, for all panels that look into it. */
export function useHeap(story: Story | null, { seq, step }: Selection): ShownHeap | null {
  const log = story?.log ?? null;
  // A log grows in place.
  const length = log?.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the length says when to look again.
  const history = useMemo(() => (log === null ? null : new HeapHistory(log)), [log, length]);
  return useMemo(() => {
    if (story === null || history === null) return null;
    const point = pointOf(story.log, { seq, step, object: null });
    return { history, point, heap: heapAt(story, history, point) };
  }, [story, history, seq, step]);
}
