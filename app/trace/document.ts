import type { EventLog, Step } from './eventLog.ts';
import {
  FORMAT,
  type Outcome,
  type Trace,
  type TraceContainer,
  type TraceEvent,
  type TraceObject,
  type TraceStep,
  VERSION,
} from './format.ts';
import { type OutputChunk, outputPlaces } from './output.ts';

/** What a run gives besides its events. */
export interface RunFacts {
  python: string;
  pyodide: string;
  stdout: string;
  stderr: string;
  /** What of both was written when; left out where nobody knows. */
  output?: readonly OutputChunk[];
  outcome: Outcome;
  code: string;
  /** The C file beside it; left out where there is none. */
  c?: string;
}

/**
 * The trace document of a log: what a reader sees, renumbered without gaps.
 * Interpreter objects and events are left out unless `hidden` asks for them.
 */
export function traceDocument(
  log: EventLog,
  facts: RunFacts,
  options: { hidden: boolean; steps?: boolean },
): Trace {
  const idOf = new Map<number, number>();
  const objects: TraceObject[] = [];
  const rename = (id: number): number => {
    const known = idOf.get(id);
    if (known !== undefined) return known;
    const object = log.objectAt(id);
    const renamed = objects.length + 1;
    idOf.set(id, renamed);
    objects.push(object);
    object.id = renamed;
    if (object.referent !== undefined && object.referent !== 0) object.referent = rename(object.referent);
    return renamed;
  };
  const renameValue = <V>(value: V): V | number => (typeof value === 'number' ? rename(value) : value);
  const events: TraceEvent[] = [];
  const { python, pyodide, stdout, stderr, output, outcome, code, c } = facts;
  /** How many visible events there are before each event of the log that a step or output stands at. */
  const positions = new Map<number, number>();
  for (const { seq } of log.steps) positions.set(seq, 0);
  for (const { seq } of output ?? []) positions.set(seq, 0);
  for (let seq = 0; seq < log.length; seq += 1) {
    if (positions.has(seq)) positions.set(seq, events.length);
    if (!options.hidden && !log.isVisible(seq)) continue;
    const event = log.eventAt(seq);
    event.seq = events.length;
    if ('object' in event) event.object = rename(event.object);
    if ('referent' in event && event.referent !== 0) event.referent = rename(event.referent);
    if ('ref' in event) event.ref = rename(event.ref);
    if (event.kind === 'capi-call') {
      event.arguments = event.arguments.map(renameValue);
      event.result = Array.isArray(event.result) ? event.result.map(renameValue) : renameValue(event.result);
    }
    events.push(event);
  }
  if (positions.has(log.length)) positions.set(log.length, events.length);
  const places = output && outputPlaces(output, (seq) => positions.get(seq) ?? 0, options.steps ?? false);
  const trace = {
    format: FORMAT,
    version: VERSION,
    python,
    pyodide,
    objects,
    events,
    stdout,
    stderr,
    ...(places && { output: places }),
    outcome,
    dropped: log.dropped,
    code,
    ...(c === undefined ? {} : { c }),
  } as const;
  if (!options.steps) return trace;
  // A step may name an object whose only events come later, or are not kept.
  const steps = log.steps.map((step) => renamedStep(step, positions.get(step.seq) ?? 0, rename));
  const end = log.end && { end: renamedStep(log.end, events.length, rename) };
  return { ...trace, steps, stepsDropped: log.stepsDropped, ...end };
}

function renamedStep({ containers, ...step }: Step, seq: number, rename: (id: number) => number): TraceStep {
  return {
    ...step,
    seq,
    names: Object.fromEntries(Object.entries(step.names).map(([name, id]) => [name, rename(id)])),
    refcounts: Object.fromEntries(Array.from(step.refcounts, ([id, count]) => [rename(id), count])),
    edges: step.edges.map(([from, to, strength, label]) => [rename(from), rename(to), strength, label]),
    ...(containers && { containers: containers.map((container) => renamedContainer(container, rename)) }),
  };
}

function renamedContainer(container: TraceContainer, rename: (id: number) => number): TraceContainer {
  return {
    ...container,
    heldBy: container.heldBy.map((holder) =>
      typeof holder === 'string' || typeof holder[0] === 'string' ? holder : [rename(holder[0]), holder[1]],
    ),
    holds: container.holds.map(([id, way]) => [rename(id), way]),
  };
}
