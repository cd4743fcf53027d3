import type { Diagnosis } from '../../trace/format.ts';
import { selectionAt } from '../moment/moment.ts';
import type { Selection } from '../moment/selection.ts';
import { lowerBound } from '../search.ts';
import type { Story } from '../story.ts';

/**
 * The moment to look at for a diagnosis: its event, where that stands at its line; else the last time that its line
 * ran before that.
 */
export function momentOf(story: Story, { seq, line }: Diagnosis): Selection {
  const position = story.positionOf(seq);
  const event = story.seqAt(position);
  const { steps } = story.log;
  if (event === null || line !== story.lineOf(event)) {
    const step = steps.findLastIndex((candidate) => candidate.line === line && candidate.seq <= seq);
    if (step !== -1) {
      const before = lowerBound(story.seqs, steps[step]!.seq) - 1;
      return {
        seq: story.seqAt(before),
        step,
        object: event === null ? null : story.log.subject(event) || null,
      };
    }
  }
  return selectionAt(story, position);
}
