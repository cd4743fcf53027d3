import type { TraceEvent } from './format.ts';

/** The ids that an event names, in the order in which they count as first appearances. */
export function mentionedIds(event: TraceEvent): number[] {
  if ('object' in event) return [event.object];
  if (event.kind === 'capi-call') {
    const result = Array.isArray(event.result) ? event.result : [event.result];
    return [...event.arguments, ...result].filter((value) => typeof value === 'number');
  }
  if (!('ref' in event)) return [];
  // 0 stands for a referent that was gone before its weakref was first met.
  return 'referent' in event && event.referent !== 0 ? [event.referent, event.ref] : [event.ref];
}
