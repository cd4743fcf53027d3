import { EventLog, type EventRow, type Step } from './eventLog.ts';
import {
  CALLBACK_OUTCOMES,
  CLEAR_CAUSES,
  CREATION_ENTRY_POINTS,
  DEATH_CAUSES,
  DEREF_ENTRY_POINTS,
  DEREF_RESULTS,
  SILENCES,
  type Trace,
  type TraceEvent,
  type TraceStep,
} from './format.ts';
import { markIdleCollection } from './idleCollection.ts';

/** The log of a saved trace: `traceDocument` backwards. The document must have passed `parseTrace`. */
export function logFromDocument(trace: Trace): EventLog {
  const log = new EventLog();
  for (const { type, role, origin, address, name, referent = 0, callback = null } of trace.objects)
    log.addObject({
      type,
      role,
      origin,
      address: Number.parseInt(address, 16),
      referent,
      callback,
      ...(name === undefined ? {} : { name }),
    });
  for (const event of trace.events) {
    const seq = log.append(rowOf(event, log));
    if (event.kind === 'gc-finished' && seq > 0) markIdleCollection(log, seq - 1, seq);
  }
  log.dropped = trace.dropped;
  for (const step of trace.steps ?? []) log.steps.push(keptStep(step));
  log.stepsDropped = trace.stepsDropped ?? 0;
  log.end = trace.end === undefined ? null : keptStep(trace.end);
  return log;
}

function keptStep({ refcounts, ...step }: TraceStep): Step {
  return { ...step, refcounts: new Map(Object.entries(refcounts).map(([id, count]) => [Number(id), count])) };
}

function rowOf(event: TraceEvent, log: EventLog): EventRow {
  const text = (value: string | null | undefined) => log.texts.intern(value ?? '');
  const row: EventRow = {
    kind: event.kind,
    line: event.line ?? 0,
    functionText: text(event.kind === 'capi-call' ? event.caller : event.function),
    libraryText: text(event.library),
    ...(event.c && { c: { functionText: text(event.c.function), line: event.c.line } }),
    subject: 'object' in event ? event.object : 'ref' in event ? event.ref : 0,
    detail: 0,
    extra: 0,
    count: 0,
    tUs: event.t,
  };
  switch (event.kind) {
    case 'object-dying':
      return { ...row, detail: DEATH_CAUSES.indexOf(event.cause), extra: Number(event.pending ?? false) };
    case 'ref-created':
    case 'ref-reused':
      return { ...row, detail: CREATION_ENTRY_POINTS.indexOf(event.via) };
    case 'ref-refused':
      return { ...row, detail: text(event.type), extra: text(event.message) };
    case 'ref-cleared':
      return { ...row, detail: CLEAR_CAUSES.indexOf(event.cause) };
    case 'callback-finished':
      return { ...row, detail: CALLBACK_OUTCOMES.indexOf(event.outcome), extra: text(event.error) };
    case 'callback-silenced':
      return { ...row, detail: SILENCES.indexOf(event.why) };
    case 'deref':
      return {
        ...row,
        detail: DEREF_ENTRY_POINTS.indexOf(event.via),
        extra: DEREF_RESULTS.indexOf(event.result),
      };
    case 'gc-started':
      return { ...row, detail: event.generation, extra: Number(event.automatic) };
    case 'gc-finished':
      return {
        ...row,
        detail: event.generation,
        extra: event.uncollectable * 2 + Number(event.automatic),
        count: event.collected,
      };
    case 'capi-call': {
      const { arguments: given, result, raised } = event;
      const call = { arguments: given, result, ...(raised === undefined ? {} : { raised }) };
      return { ...row, detail: text(event.function), extra: text(JSON.stringify(call)) };
    }
    case 'object-created':
    case 'object-seen':
    case 'object-dead':
    case 'object-resurrected':
    case 'finalizer-started':
    case 'finalizer-finished':
    case 'ref-dead':
    case 'callback-started':
      return row;
  }
}
