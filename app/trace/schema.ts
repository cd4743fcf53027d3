/**
 * The shape of a trace document, for documents that come from outside: saved files, drops, other people's tools.
 * public/trace.schema.json is generated from the same schemas (`schema.test.ts` holds them equal).
 */
import * as v from 'valibot';
import {
  CLEAR_CAUSES,
  CREATION_ENTRY_POINTS,
  DEATH_CAUSES,
  DEREF_ENTRY_POINTS,
  DEREF_RESULTS,
  FORMAT,
  LIMITS,
  ORIGINS,
  ROLES,
  SILENCES,
  VERSION,
} from './format.ts';

const WEAKREF_ROLES = ROLES.filter((role) => role !== 'object');
const said = v.description;
/** Every number of a trace fits the 32-bit words that an EventLog keeps it in. */
const MAX_WORD = 0xffff_ffff;
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_WORD));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_WORD));
const id = v.pipe(positive, said('The id of an object of this trace.'));
const line = v.nullable(positive);
const address = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{1,8}$/));

const cPlace = v.object({ function: v.string(), line: positive });

const everyObject = {
  id,
  type: v.pipe(v.string(), said("The type's name as Python shows it.")),
  origin: v.pipe(v.picklist(ORIGINS), said("Whose it is: the snippet's, or CPython's own bookkeeping.")),
  address: v.pipe(address, said('Where it lives in memory.')),
};

export const objectSchema = v.variant('role', [
  v.object({
    ...everyObject,
    role: v.literal('object'),
    name: v.exactOptional(v.pipe(v.string(), said('Functions and methods only: the qualified name.'))),
  }),
  v.object({
    ...everyObject,
    role: v.picklist(WEAKREF_ROLES),
    referent: v.pipe(count, said('The object it was made for; 0 where that was gone when recording began.')),
    callback: v.pipe(v.nullable(v.string()), said('How a reader would name its callback; null for none.')),
  }),
]);

const everyEvent = {
  seq: v.pipe(count, said('0, 1, 2 … without gaps, unless events were dropped.')),
  line: v.pipe(line, said('The line of the snippet that was executing; null where none was.')),
  function: v.pipe(v.nullable(v.string()), said("That frame's qualified name.")),
  t: v.pipe(count, said('Microseconds since the run began.')),
  library: v.exactOptional(v.pipe(v.string(), said('The library code that did it.'))),
  c: v.exactOptional(v.pipe(cPlace, said('The line of the C file that was executing, and its function.'))),
};

const objectEvent = <const K extends string>(kind: K) =>
  v.object({ ...everyEvent, kind: v.literal(kind), object: id });

const requestEvent = <const K extends string>(kind: K) =>
  v.object({
    ...everyEvent,
    kind: v.literal(kind),
    ref: id,
    referent: id,
    via: v.picklist(CREATION_ENTRY_POINTS),
  });

const callbackFinished = { ...everyEvent, kind: v.literal('callback-finished'), ref: id };
const collection = { ...everyEvent, generation: count, automatic: v.boolean() };
const capiValue = v.union([id, v.string()]);
const capiCall = {
  arguments: v.array(capiValue),
  result: v.nullable(v.union([capiValue, v.array(capiValue)])),
  raised: v.exactOptional(v.string()),
};

export const eventSchema = v.variant('kind', [
  objectEvent('object-created'),
  objectEvent('object-seen'),
  v.object({
    ...everyEvent,
    kind: v.literal('object-dying'),
    object: id,
    cause: v.picklist(DEATH_CAUSES),
    pending: v.exactOptional(v.pipe(v.boolean(), said('An asyncio task that was not done.'))),
  }),
  objectEvent('object-dead'),
  objectEvent('object-resurrected'),
  objectEvent('finalizer-started'),
  objectEvent('finalizer-finished'),
  requestEvent('ref-created'),
  requestEvent('ref-reused'),
  v.object({ ...everyEvent, kind: v.literal('ref-refused'), type: v.string(), message: v.string() }),
  v.object({
    ...everyEvent,
    kind: v.literal('ref-cleared'),
    ref: id,
    referent: id,
    cause: v.picklist(CLEAR_CAUSES),
  }),
  v.object({
    ...everyEvent,
    kind: v.literal('ref-dead'),
    ref: id,
    referent: v.pipe(count, said('0 where that was gone when recording began.')),
  }),
  v.object({ ...everyEvent, kind: v.literal('callback-started'), ref: id }),
  v.variant('outcome', [
    v.object({ ...callbackFinished, outcome: v.literal('returned') }),
    v.object({ ...callbackFinished, outcome: v.literal('raised'), error: v.string() }),
  ]),
  v.object({ ...everyEvent, kind: v.literal('callback-silenced'), ref: id, why: v.picklist(SILENCES) }),
  v.object({
    ...everyEvent,
    kind: v.literal('deref'),
    ref: id,
    result: v.picklist(DEREF_RESULTS),
    via: v.picklist(DEREF_ENTRY_POINTS),
  }),
  v.object({ ...collection, kind: v.literal('gc-started') }),
  v.object({ ...collection, kind: v.literal('gc-finished'), collected: count, uncollectable: count }),
  v.object({
    ...everyEvent,
    kind: v.literal('capi-call'),
    function: v.pipe(v.string(), said('Here: the C function.')),
    caller: v.pipe(v.nullable(v.string()), said("The frame's qualified name.")),
    ...capiCall,
  }),
]);

export const outcomeSchema = v.variant('kind', [
  v.object({ kind: v.literal('completed') }),
  v.object({
    kind: v.literal('raised'),
    type: v.string(),
    message: v.string(),
    traceback: v.string(),
    line,
  }),
  v.object({ kind: v.literal('exited'), code: v.nullable(v.union([v.number(), v.string()])) }),
  v.object({ kind: v.literal('stopped') }),
  v.object({ kind: v.literal('limit'), limit: v.picklist(LIMITS) }),
  v.object({ kind: v.literal('crashed'), message: v.string() }),
]);

const containerSchema = v.object({
  address: v.pipe(address, said('Where it lives in memory: in one step, one address is one container.')),
  type: v.string(),
  size: v.exactOptional(v.pipe(count, said('What len() gives.'))),
  heldBy: v.pipe(
    v.array(v.union([v.string(), v.strictTuple([id, v.string()]), v.strictTuple([address, v.string()])])),
    said('Variables by name; traced objects and containers with the way from them.'),
  ),
  holds: v.pipe(v.array(v.strictTuple([id, v.string()])), said('The traced objects that it refers to.')),
});

export const stepSchema = v.object({
  seq: v.pipe(count, said('The number of events before this step.')),
  line: positive,
  function: v.string(),
  names: v.record(v.string(), id),
  refcounts: v.record(v.string(), v.number()),
  edges: v.array(v.strictTuple([id, id, v.literal('strong'), v.string()])),
  containers: v.exactOptional(
    v.pipe(v.array(containerSchema), said('Containers between variables and traced objects.')),
  ),
});

/** What a step tells, read when the program had ended. */
export const endSchema = v.object({ ...stepSchema.entries, line: v.literal(0) });

const outputSchema = v.object({
  stream: v.picklist(['stdout', 'stderr']),
  length: v.pipe(positive, said('How many characters (code points) it was given next.')),
  seq: v.pipe(count, said('The number of events before it.')),
  steps: v.exactOptional(v.pipe(count, said('The number of steps before it; only where there are steps.'))),
});

const diagnosisSchema = v.object({
  pitfall: v.string(),
  line,
  c: v.exactOptional(cPlace),
  seq: count,
  message: v.string(),
  advice: v.string(),
});

export const traceSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  python: v.string(),
  pyodide: v.string(),
  objects: v.array(objectSchema),
  events: v.array(eventSchema),
  stdout: v.string(),
  stderr: v.string(),
  output: v.exactOptional(
    v.pipe(v.array(outputSchema), said('When stdout and stderr were written, in order over both.')),
  ),
  outcome: outcomeSchema,
  dropped: v.pipe(count, said('Events not kept because a stated limit was reached.')),
  code: v.exactOptional(v.pipe(v.string(), said("The snippet's text."))),
  c: v.exactOptional(v.pipe(v.string(), said('The text of the C file beside it.'))),
  steps: v.exactOptional(v.array(stepSchema)),
  stepsDropped: v.exactOptional(count),
  end: v.exactOptional(v.pipe(endSchema, said('What a step tells, read when the program had ended.'))),
  sentences: v.exactOptional(v.array(v.string())),
  diagnoses: v.exactOptional(v.array(diagnosisSchema)),
  diagnosisLimits: v.exactOptional(
    v.pipe(v.array(v.string()), said('What diagnoses could not be looked for, a sentence each.')),
  ),
});
