import * as v from 'valibot';
import { EVENT_WORD, EVENT_WORDS, NOISE, OBJECT_WORD, OBJECT_WORDS } from './columns.ts';
import type { LogBatch } from './eventLog.ts';
import {
  CALLBACK_OUTCOMES,
  CLEAR_CAUSES,
  CREATION_DOORS,
  DEATH_CAUSES,
  DEREF_DOORS,
  DEREF_RESULTS,
  EVENT_KINDS,
  type EventKind,
  ORIGINS,
  ROLES,
  SILENCES,
} from './format.ts';
import { capiCallSchema, stepSchema } from './schema.ts';
import type { StringTable } from './strings.ts';

/** What a column of a kind holds: a text's number, or a code below this. Any number where a kind isn't listed. */
type Column = 'text' | 'call' | number;

const DETAIL: Partial<Record<EventKind, Column>> = {
  'object-dying': DEATH_CAUSES.length,
  'ref-created': CREATION_DOORS.length,
  'ref-reused': CREATION_DOORS.length,
  'ref-refused': 'text',
  'ref-cleared': CLEAR_CAUSES.length,
  'callback-finished': CALLBACK_OUTCOMES.length,
  'callback-silenced': SILENCES.length,
  deref: DEREF_DOORS.length,
  'capi-call': 'text',
};

const EXTRA: Partial<Record<EventKind, Column>> = {
  'ref-refused': 'text',
  'callback-finished': 'text',
  deref: DEREF_RESULTS.length,
  'capi-call': 'call',
};

/** Kinds that are about no object. */
const WITHOUT_SUBJECT: ReadonlySet<EventKind> = new Set([
  'ref-refused',
  'gc-started',
  'gc-finished',
  'capi-call',
]);

interface LogSoFar {
  readonly texts: StringTable;
  readonly length: number;
  readonly objectCount: number;
}

/** The first thing wrong with an untrusted batch that is to be appended to a log; null for nothing. */
export function batchProblem(batch: LogBatch, log: LogSoFar): string | null {
  return (
    shapeProblem(batch, log) ??
    textsProblem(batch, log) ??
    objectsProblem(batch, log) ??
    eventsProblem(batch, log) ??
    marksProblem(batch, log) ??
    stepsProblem(batch, log)
  );
}

function shapeProblem(batch: LogBatch, log: LogSoFar): string | null {
  const { kinds, words, objects, promoted, noise } = batch;
  if (!(kinds instanceof Uint8Array && words instanceof Uint32Array && objects instanceof Uint32Array))
    return 'columns of the wrong type';
  if (!Array.isArray(promoted) || !Array.isArray(noise)) return 'marks of the wrong type';
  if (batch.firstSeq !== log.length) return `events from ${batch.firstSeq} where ${log.length} was due`;
  if (words.length !== kinds.length * EVENT_WORDS || objects.length % OBJECT_WORDS !== 0)
    return 'columns of different lengths';
  return null;
}

function textsProblem({ texts }: LogBatch, log: LogSoFar): string | null {
  if (!Array.isArray(texts) || texts.some((text) => typeof text !== 'string'))
    return 'texts of the wrong type';
  if (new Set(texts).size < texts.length || texts.some((text) => log.texts.has(text))) return 'a text twice';
  return null;
}

function objectsProblem({ objects, texts }: LogBatch, log: LogSoFar): string | null {
  const textCount = log.texts.size + texts.length;
  const objectCount = log.objectCount + objects.length / OBJECT_WORDS;
  for (let at = 0; at < objects.length; at += OBJECT_WORDS) {
    if (objects[at + OBJECT_WORD.type]! >= textCount || objects[at + OBJECT_WORD.callback]! > textCount)
      return 'an unknown text';
    if (
      objects[at + OBJECT_WORD.role]! >= ROLES.length ||
      objects[at + OBJECT_WORD.origin]! >= ORIGINS.length
    )
      return 'an unknown role or origin';
    if (objects[at + OBJECT_WORD.referent]! > objectCount) return 'an unknown referent';
  }
  return null;
}

function eventsProblem({ kinds, words, objects, texts }: LogBatch, log: LogSoFar): string | null {
  const textCount = log.texts.size + texts.length;
  const objectCount = log.objectCount + objects.length / OBJECT_WORDS;
  const textAt = (number: number) =>
    number < log.texts.size ? log.texts.text(number) : texts[number - log.texts.size]!;
  const fits = (value: number, column: Column | undefined) => {
    if (column === undefined) return true;
    if (typeof column === 'number') return value < column;
    return value < textCount && (column === 'text' || isCapiCall(textAt(value), objectCount));
  };
  for (let index = 0; index < kinds.length; index += 1) {
    const kind = EVENT_KINDS[kinds[index]! & ~NOISE];
    if (kind === undefined) return 'an unknown kind';
    const at = index * EVENT_WORDS;
    if (words[at + EVENT_WORD.function]! >= textCount || words[at + EVENT_WORD.library]! >= textCount)
      return 'an unknown text';
    const subject = words[at + EVENT_WORD.subject]!;
    if (subject > objectCount || (subject === 0) !== WITHOUT_SUBJECT.has(kind)) return 'an unknown object';
    if (kind.startsWith('ref-') && words[at + EVENT_WORD.other]! > objectCount) return 'an unknown object';
    if (
      !fits(words[at + EVENT_WORD.detail]!, DETAIL[kind]) ||
      !fits(words[at + EVENT_WORD.extra]!, EXTRA[kind])
    )
      return `a ${kind} that says something unknown`;
  }
  return null;
}

function isCapiCall(text: string, objectCount: number): boolean {
  try {
    const { success, output } = v.safeParse(capiCallSchema, JSON.parse(text));
    return (
      success &&
      [output.arguments, output.result]
        .flat()
        .every((value) => Number(value) <= objectCount || typeof value !== 'number')
    );
  } catch {
    return false;
  }
}

function marksProblem({ kinds, objects, promoted, noise, dropped }: LogBatch, log: LogSoFar): string | null {
  const seqCount = log.length + kinds.length;
  const objectCount = log.objectCount + objects.length / OBJECT_WORDS;
  const isIndex = (value: number, end: number) => Number.isInteger(value) && value >= 0 && value < end;
  if (!promoted.every((id) => isIndex(id - 1, objectCount))) return 'an unknown object promoted';
  if (!noise.every((seq) => isIndex(seq, seqCount))) return 'an unknown event marked';
  if (!isIndex(dropped, Number.MAX_SAFE_INTEGER)) return 'no count of dropped events';
  return null;
}

function stepsProblem(batch: LogBatch, log: LogSoFar): string | null {
  const { steps, stepsDropped, kinds, objects } = batch;
  if (!Number.isSafeInteger(stepsDropped) || stepsDropped < 0) return 'no count of dropped steps';
  if (!v.is(v.array(stepSchema), steps)) return 'a step of the wrong shape';
  const seqCount = log.length + kinds.length;
  const objectCount = log.objectCount + objects.length / OBJECT_WORDS;
  const isKnown = (id: number) => id >= 1 && id <= objectCount;
  for (const { seq, names, refcounts, edges } of steps) {
    if (seq > seqCount) return 'a step after the events';
    const ids = [
      ...Object.values(names),
      ...Object.keys(refcounts).map(Number),
      ...edges.map(([from]) => from),
      ...edges.map(([, to]) => to),
    ];
    if (!ids.every(isKnown)) return 'a step with an unknown object';
  }
  return null;
}
