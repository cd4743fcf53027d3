import { LOOSE_KINDS } from '../kinds.ts';
import type { ViewModel } from '../viewModel.ts';

/** What an event concerns, for a narrow column: `Node #1`, `ref #2 → Node #1`, a type, a C function. */
export function concerns(viewModel: ViewModel, seq: number): string {
  const subject = viewModel.log.subject(seq);
  if (subject !== 0) return viewModel.names.labelWithReferent(subject);
  const kind = viewModel.log.kind(seq);
  if (!LOOSE_KINDS.includes(kind)) return 'the heap';
  return viewModel.log.texts.text(viewModel.log.detail(seq));
}
