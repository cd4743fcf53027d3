import * as v from 'valibot';
import type { Trace } from '../format.ts';
import { mentionedIds } from '../mentions.ts';
import { eventSchema, objectSchema } from '../schema.ts';
import { firstOf, type Law } from './law.ts';

/** Laws of the document: its fields, numbers and names. */
export const DOCUMENT_LAWS: readonly Law[] = [
  {
    id: 'fields',
    words: 'Every object and event has the fields of its kind, with values that the format knows.',
    atStart: ({ objects }) => firstOf(objects, (object) => problemWith(objectSchema, object, object.id)),
    at: (event) => problemWith(eventSchema, event),
  },
  {
    id: 'seq-without-gaps',
    words: 'Events are numbered 0, 1, 2 … without gaps.',
    needsWholeLog: true,
    at: ({ seq }, before) =>
      seq === before.length ? null : `it has seq ${seq} where ${before.length} was due`,
  },
  {
    id: 'seq-rises',
    words: 'Each event has a greater number than the one before it.',
    at: ({ seq }, before) => (seq > before.lastSeq ? null : `seq ${seq} comes after ${before.lastSeq}`),
  },
  {
    id: 'time-rises',
    words: 'Time never runs backwards.',
    at: ({ t }, before) => (t >= before.lastT ? null : `its time is ${t} µs, after ${before.lastT} µs`),
  },
  {
    id: 'ids-in-order',
    words:
      'Objects are numbered 1, 2, 3 … in the order in which events first name them; none is left unnamed.',
    atStart: idsOutOfOrder,
  },
  {
    id: 'weakrefs-are-weakrefs',
    words: '`ref` names a weakref, and `referent` the object that it was made for.',
    at: (event, before) => {
      if (!('ref' in event)) return null;
      const ref = before.object(event.ref);
      if (ref === undefined || ref.role === 'object') return `object ${event.ref} is not a weakref`;
      if (!('referent' in event) || event.referent === ref.referent) return null;
      return `weakref ${event.ref} was made for object ${ref.referent}, not for ${event.referent}`;
    },
  },
];

function idsOutOfOrder({ objects, events }: Trace): string | null {
  const misnumbered = objects.findIndex((object, index) => object.id !== index + 1);
  if (misnumbered >= 0) return `object ${objects[misnumbered]!.id} stands where ${misnumbered + 1} was due`;
  let named = 0;
  for (const event of events) {
    for (const id of mentionedIds(event)) {
      // A weakref brings its referent with it.
      for (
        let next: number | undefined = id;
        next !== undefined && next > named;
        next = objects[next - 1]?.referent
      ) {
        if (next !== named + 1) return `event ${event.seq} names object ${next} where ${named + 1} was due`;
        named = next;
      }
    }
  }
  if (named > objects.length) return `events name ${named} objects, and ${objects.length} are described`;
  return named < objects.length ? `no event names object ${named + 1}` : null;
}

function problemWith(
  schema: typeof objectSchema | typeof eventSchema,
  value: unknown,
  id?: number,
): string | null {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return null;
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue) ?? 'it';
  return `${id === undefined ? where : `${where} of object ${id}`}: ${issue.message}`;
}
