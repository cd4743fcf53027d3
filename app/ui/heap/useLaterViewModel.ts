import { useEffect, useRef, useState } from 'react';
import type { ViewModel } from '../../model/viewModel.ts';
import { afterPaint } from '../afterPaint.ts';
import { MANY_EVENTS } from '../useViewModel.ts';

/**
 * The view model for the panels that look into memory. Of a long run it comes when the timeline has been painted: until then
 * it is an older one of the same run; null where there is none.
 */
export function useLaterViewModel(viewModel: ViewModel | null): ViewModel | null {
  const [painted, setPainted] = useState<ViewModel | null>(null);
  const isLong = viewModel !== null && viewModel.count >= MANY_EVENTS;
  useEffect(() => {
    if (isLong) return afterPaint(() => setPainted(viewModel));
    // A long run that is over is not held on to.
    setPainted(null);
  }, [viewModel, isLong]);
  const before = useRef<ViewModel | null>(null);
  // Of a short one nothing is put off: that would draw the page twice.
  const older = before.current?.log === viewModel?.log ? before.current : null;
  const later = !isLong || painted === viewModel ? viewModel : older;
  useEffect(() => {
    before.current = later;
  }, [later]);
  return later;
}
