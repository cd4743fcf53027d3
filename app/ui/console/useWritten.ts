import { useMemo } from 'react';
import { isWrittenBefore } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import type { Story } from '../../model/story.ts';
import type { IsWritten } from './written.ts';

/** What of the output belongs to the selected moment; all of it where none is selected. */
export function useWritten(story: Story | null, { seq, step }: Selection): IsWritten {
  return useMemo(
    () => (story === null ? () => true : isWrittenBefore(story.log, { seq, step, object: null })),
    [story, seq, step],
  );
}
