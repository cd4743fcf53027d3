import { useMemo } from 'react';
import { type HeapMoment, heapAt } from '../../model/heap/heapMoment.ts';
import { type Point, pointOf } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import type { ViewModel } from '../../model/viewModel.ts';

/** One moment of a run's heap. */
export interface ShownHeap {
  viewModel: ViewModel;
  point: Point;
  heap: HeapMoment;
}

/** The heap at the selected moment, for all panels that look into it. */
export function useHeap(viewModel: ViewModel | null, { seq, step }: Selection): ShownHeap | null {
  return useMemo(() => {
    if (viewModel === null) return null;
    const point = pointOf(viewModel.log, { seq, step, object: null });
    return { viewModel, point, heap: heapAt(viewModel, viewModel.history, point) };
  }, [viewModel, seq, step]);
}
