import type { Diagnosis } from '../../trace/format.ts';
import { selectionAt } from '../moment/moment.ts';
import type { Selection } from '../moment/selection.ts';
import { lowerBound } from '../search.ts';
import type { ViewModel } from '../viewModel.ts';

/**
 * The moment to look at for a diagnosis: its event, where that stands at its line; else the last time that its line
 * ran before that.
 */
export function momentOf(viewModel: ViewModel, { seq, line }: Diagnosis): Selection {
  const position = viewModel.positionOf(seq);
  const event = viewModel.seqAt(position);
  const { steps } = viewModel.log;
  if (event === null || line !== viewModel.lineOf(event)) {
    const step = steps.findLastIndex((candidate) => candidate.line === line && candidate.seq <= seq);
    if (step !== -1) {
      const before = lowerBound(viewModel.seqs, steps[step]!.seq) - 1;
      return {
        seq: viewModel.seqAt(before),
        step,
        object: event === null ? null : viewModel.log.subject(event) || null,
      };
    }
  }
  return selectionAt(viewModel, position);
}
