import type { Run } from '../../session/state.ts';

/**
 * Why there is no picture of a run that has no events yet; null where the run has ended in an ordinary way, which
 * the timeline explains itself.
 */
export function quietSentence(run: Run, waitsForInterpreter: boolean): string | null {
  if (run.outcome === null)
    return waitsForInterpreter
      ? 'Your program runs as soon as Python is there.'
      : 'Running; nothing has happened to a weak reference yet.';
  if (run.outcome.kind === 'raised')
    return `The program ended with ${run.outcome.type} before anything happened to a weak reference.`;
  return null;
}
