import type { Trace, TraceEvent } from '../format.ts';
import type { History } from '../history.ts';

/** A law of the format. Each function gives the sentence that says how it is broken, or null. */
export interface Law {
  id: string;
  /** The law itself, as TRACE-FORMAT.md states it. */
  words: string;
  /** It tells from what is missing, so it can't be asked where events were dropped. */
  needsWholeLog?: true;
  atStart?(trace: Trace): string | null;
  /** `before` is everything before the event. */
  at?(event: TraceEvent, before: History): string | null;
  /** Only asked where the run was not cut short. */
  atEnd?(history: History, trace: Trace): string | null;
}

export function firstOf<T>(items: readonly T[], problem: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = problem(item);
    if (found !== null) return found;
  }
  return null;
}

/** The object or weakref that the event is about. */
export function subjectOf(event: TraceEvent): number | null {
  if ('object' in event) return event.object;
  return 'ref' in event ? event.ref : null;
}
