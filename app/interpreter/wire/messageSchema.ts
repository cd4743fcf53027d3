import * as v from 'valibot';
import { LIMITS } from '../../trace/format.ts';
import { type Numbered, OUTCOME_TEXT_LENGTH, PROMPT_LENGTH, PROTOCOL_VERSION } from './messages.ts';

const OUTPUT_CHUNK_LENGTH = 12_000_000;
const BATCH_BYTES = 256_000_000;
/** A run delivers 250 times a second where there is much, or ten where it does not look at the clock: a few million. */
const BATCH_WORDS = 16_000_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const outcomeText = v.pipe(v.string(), v.maxLength(OUTCOME_TEXT_LENGTH));
const words = v.custom<Uint32Array>(
  (value) => value instanceof Uint32Array && value.byteLength <= BATCH_BYTES,
);

const outcome = v.variant('kind', [
  v.object({ kind: v.literal('completed') }),
  v.object({
    kind: v.literal('raised'),
    type: outcomeText,
    message: outcomeText,
    traceback: outcomeText,
    line: v.nullable(count),
  }),
  v.object({ kind: v.literal('exited'), code: v.nullable(v.union([v.number(), outcomeText])) }),
  v.object({ kind: v.literal('limit'), limit: v.picklist(LIMITS) }),
  v.object({ kind: v.literal('crashed'), message: outcomeText }),
]);

const codeDescription = v.object({
  function: v.string(),
  library: v.string(),
  isStandardLibrary: v.boolean(),
  lines: words,
  isC: v.exactOptional(v.literal(true)),
});

const wordCount = v.pipe(count, v.maxValue(BATCH_WORDS));

const sentSteps = v.object({
  count,
  numberCount: wordCount,
  texts: v.array(v.string()),
});

/** What the words and steps say is checked where they are read. */
const recordBatch = v.object({
  packed: words,
  wordCount,
  texts: v.array(v.string()),
  codes: v.array(codeDescription),
  steps: v.nullable(sentSteps),
  stepsDropped: count,
  end: v.nullable(sentSteps),
});

const outputChunk = v.object({
  stream: v.picklist(['stdout', 'stderr']),
  text: v.pipe(v.string(), v.maxLength(OUTPUT_CHUNK_LENGTH)),
  seq: count,
  steps: count,
});

const envelope = { version: v.literal(PROTOCOL_VERSION), number: count };

/** What the page believes to be a message: the worker itself needs none of this, and starts the sooner without. */
export const fromWorkerSchema = v.variant('kind', [
  v.object({ ...envelope, kind: v.literal('ready') }),
  v.object({ ...envelope, kind: v.literal('rehearsed'), records: recordBatch }),
  v.object({ ...envelope, kind: v.literal('failed'), reason: outcomeText }),
  v.object({
    ...envelope,
    kind: v.literal('progress'),
    records: v.nullable(recordBatch),
    output: v.pipe(v.array(outputChunk), v.maxLength(1_000_000)),
  }),
  v.object({
    ...envelope,
    kind: v.literal('input-wanted'),
    prompt: v.pipe(v.string(), v.maxLength(PROMPT_LENGTH)),
  }),
  v.object({ ...envelope, kind: v.literal('done'), outcome }),
  v.object({ ...envelope, kind: v.literal('library-wanted') }),
]) satisfies v.GenericSchema<unknown, Numbered>;
