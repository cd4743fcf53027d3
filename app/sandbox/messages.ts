import * as v from 'valibot';
import type { AssetName, SnapshotAssets } from '../interpreter/assets.ts';
import type { OutputChunk } from '../interpreter/output.ts';
import type { PackedBatch } from '../interpreter/packing.ts';
import type { RunRequest } from '../interpreter/run.ts';
import { LIMITS, type Outcome } from '../trace/format.ts';

/**
 * What the page and a sandbox's worker say to each other, over a MessagePort that the page made for this sandbox
 * alone: whoever speaks on it speaks for this sandbox's one run and for nothing else.
 *
 *   page → worker   boot, run once, then a line for each input-wanted
 *   worker → page   ready or failed; after run: progress …, input-wanted …, and done or library-wanted
 *
 * The page is trusted, the worker is not: Python in it can reach this port. What it sends is checked below, counted,
 * and bounded; messages are numbered 0, 1, 2 … and one out of turn ends the sandbox.
 */
export const PROTOCOL_VERSION = 1;

export type ToWorker =
  | { kind: 'boot'; facts: SnapshotAssets['manifest']; libraryBytes: number }
  /** `afterLibrary`: the standard library was given, and is read first. */
  | ({ kind: 'run'; afterLibrary: boolean } & Required<RunRequest>)
  | { kind: 'line'; line: string };

/** A file of the interpreter: bytes where a sandbox could not read a blob. */
export type FileContent = Blob | ArrayBuffer;

/** On a port of its own, to the worker only: each of the interpreter's files, as it comes. */
export interface FileMessage {
  name: AssetName;
  content: FileContent;
}

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  | { kind: 'progress'; records: PackedBatch | null; output: OutputChunk[] }
  | { kind: 'input-wanted'; prompt: string }
  | { kind: 'done'; outcome: Outcome }
  /** It read of the standard library before that had come: it is to be run anew, and nothing it did counts. */
  | { kind: 'library-wanted' };

export type Numbered = FromWorker & { version: typeof PROTOCOL_VERSION; number: number };

/** The longest texts that the worker sends; it cuts, the page refuses. */
export const PROMPT_LENGTH = 1000;
export const OUTCOME_TEXT_LENGTH = 200_000;
const OUTPUT_CHUNK_LENGTH = 12_000_000;
const BATCH_BYTES = 256_000_000;
/** A run delivers 250 times a second where there is much, or ten where it does not look at the clock: a few million. */
const BATCH_WORDS = 16_000_000;
/** Each is some 16,000 words, unless a time limit or an end came first. */
const BATCH_PIECES = 1000;

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
});

const packedSteps = v.object({
  count,
  numbers: v.custom<Int32Array>((value) => value instanceof Int32Array && value.byteLength <= BATCH_BYTES),
  texts: v.array(v.string()),
});

/** What the words and steps say is checked where they are read. */
const recordBatch = v.object({
  packed: v.pipe(v.array(words), v.maxLength(BATCH_PIECES)),
  wordCount: v.pipe(count, v.maxValue(BATCH_WORDS)),
  texts: v.array(v.string()),
  codes: v.array(codeDescription),
  steps: v.nullable(packedSteps),
  stepsDropped: count,
  end: v.nullable(packedSteps),
});

const outputChunk = v.object({
  stream: v.picklist(['stdout', 'stderr']),
  text: v.pipe(v.string(), v.maxLength(OUTPUT_CHUNK_LENGTH)),
  seq: count,
  steps: count,
});

const envelope = { version: v.literal(PROTOCOL_VERSION), number: count };

export const fromWorkerSchema = v.variant('kind', [
  v.object({ ...envelope, kind: v.literal('ready') }),
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
