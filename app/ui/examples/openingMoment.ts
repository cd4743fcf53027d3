import { exampleWith } from '../../examples/texts.ts';
import { firstEventAt } from '../../model/moment/keyMoment.ts';
import { NOTHING_SELECTED, type Selection } from '../../model/moment/selection.ts';
import type { Run } from '../../session/state.ts';

/**
 * What is selected where an example's recording is opened: the event that the example is about. At the end everything
 * is freed, and there would be nothing to see.
 */
export function openingMoment(recorded: Run | null): Selection {
  const example = recorded === null ? null : exampleWith(recorded.code);
  if (recorded === null || example === null) return NOTHING_SELECTED;
  const { log } = recorded;
  const seq = firstEventAt(log, example.key);
  return seq === null ? NOTHING_SELECTED : { seq, step: null, object: log.subject(seq) || null };
}
