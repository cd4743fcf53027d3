import { useMemo } from 'react';
import { isWrittenBefore } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { IsWritten } from './written.ts';

/** What of the output belongs to the selected moment; all of it where none is selected. */
export function useWritten(viewModel: ViewModel | null, { seq, step }: Selection): IsWritten {
  return useMemo(
    () => (viewModel === null ? () => true : isWrittenBefore(viewModel.log, { seq, step, object: null })),
    [viewModel, seq, step],
  );
}
