import { type EventLog, KIND_CODE } from '../../trace/eventLog.ts';
import type { EventKind } from '../../trace/format.ts';

/** The seq of the first event of a kind on a line; null where there is none. */
export function firstEventAt(
  log: EventLog,
  { line, kind }: { line: number; kind: EventKind },
): number | null {
  const wanted = KIND_CODE[kind];
  for (let seq = 0; seq < log.length; seq += 1)
    if (log.kindCode(seq) === wanted && log.line(seq) === line && !log.isNoise(seq)) return seq;
  return null;
}
