import { useMemo } from 'react';
import { type HeapMoment, heapAt } from '../../model/heap/heapMoment.ts';
import { type Point, pointOf } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import type { Story } from '../../model/story.ts';

/** One moment of a run's heap. */
export interface ShownHeap {
  story: Story;
  point: Point;
  heap: HeapMoment;
}

/** The heap at the selected moment, for all panels that look into it. */
export function useHeap(story: Story | null, { seq, step }: Selection): ShownHeap | null {
  return useMemo(() => {
    if (story === null) return null;
    const point = pointOf(story.log, { seq, step, object: null });
    return { story, point, heap: heapAt(story, story.history, point) };
  }, [story, seq, step]);
}
