import type { EventLog } from './eventLog.ts';

/** `extra` of a `gc-finished` that was automatic and found nothing uncollectable. */
const AUTOMATIC = 1;

/**
 * Marks a collection as noise that is the interpreter's own affair: an automatic one in which nothing happened. No
 * document says so, hence both who records and who reads one ask here, with the last two events of the log.
 */
export function markIdleCollection(log: EventLog, started: number, finished: number): void {
  const isIdle =
    finished === started + 1 &&
    log.kind(started) === 'gc-started' &&
    log.kind(finished) === 'gc-finished' &&
    log.extra(finished) === AUTOMATIC &&
    log.count(finished) === 0;
  if (!isIdle) return;
  log.markNoise(started);
  log.markNoise(finished);
}
