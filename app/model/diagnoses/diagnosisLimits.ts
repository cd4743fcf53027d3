import type { EventLog } from '../../trace/eventLog.ts';
import { thousands } from '../sentences/thousands.ts';

/** What notes could not be looked for in a run, a sentence each: without one, no note means that there is no pitfall. */
export function diagnosisLimits(log: EventLog): string[] {
  const limits: string[] = [];
  const { length: kept } = log.steps;
  if (log.stepsDropped > 0)
    limits.push(
      `Notes about who holds what were looked for in the first ${thousands(kept)} lines only: there is no record of the heap after them.`,
    );
  else if (kept === 0 && log.length > 0)
    limits.push('Notes about who holds what were not looked for: the run has no record of its lines.');
  if (log.dropped > 0)
    limits.push(
      `Notes were looked for in the first ${thousands(log.length)} events only: the later ones were not kept.`,
    );
  return limits;
}
