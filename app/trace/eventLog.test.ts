import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceDocument } from './document.ts';
import { EventLog, KIND_CODE, type LogBatch } from './eventLog.ts';
import { logFromDocument } from './fromDocument.ts';
import { writtenTrace } from './writtenTrace.ts';

const OBJECTS = ['Node', 'ref 1', 'type', 'ref 3'];
const EVENTS = [
  'object-created 1 line=9 function="<module>"',
  'object-seen 3',
  'ref-created 4',
  'ref-created 2 line=10 function="<module>"',
  'object-dying 1',
  'ref-cleared 2',
  'object-dead 1',
  'gc-started generation=1 automatic=true',
  'gc-finished generation=1 automatic=true',
];

/** A log in which objects 3 and 4 and the collection are the interpreter's. */
function log(): EventLog {
  const trace = writtenTrace(OBJECTS, EVENTS);
  for (const object of trace.objects.slice(2)) object.origin = 'interpreter';
  const made = logFromDocument(trace);
  made.markNoise(7);
  made.markNoise(8);
  return made;
}

const FACTS = {
  python: '3.14.2',
  pyodide: '314.0.7',
  stdout: '',
  stderr: '',
  outcome: { kind: 'completed' as const },
  code: '',
};

/** `created Node 1`: what a reader of the document sees. */
function picture(of: EventLog, options = { hidden: false }): string[] {
  const { objects, events } = traceDocument(of, FACTS, options);
  return events.map((event) => {
    const id = 'object' in event ? event.object : 'ref' in event ? event.ref : 0;
    return id === 0 ? event.kind : `${event.kind} ${objects[id - 1]!.type} ${id}`;
  });
}

describe('an EventLog', () => {
  it('hides what is the interpreter’s, and numbers the rest without gaps', () => {
    expect(picture(log())).toEqual([
      'object-created Node 1',
      'ref-created ReferenceType 2',
      'object-dying Node 1',
      'ref-cleared ReferenceType 2',
      'object-dead Node 1',
    ]);
  });

  it('shows an interpreter weakref from its beginning once it was handed to the snippet', () => {
    const promoted = log();
    promoted.promote(4);
    expect(picture(promoted).slice(0, 3)).toEqual([
      'object-created Node 1',
      'ref-created ReferenceType 3',
      'ref-created ReferenceType 4',
    ]);
  });

  it('renames the ids in a C API call with all others', () => {
    const made = log();
    const call = JSON.stringify({ arguments: [2, '5'], result: [1, 'NULL'] });
    made.append({
      kind: 'capi-call',
      line: 1,
      functionText: 0,
      libraryText: 0,
      subject: 0,
      other: 0,
      detail: made.texts.intern('PyWeakref_GetRef'),
      extra: made.texts.intern(call.replace('[2', '[4').replace('[1', '[3')),
      tUs: 0,
    });
    const { events, objects } = traceDocument(made, FACTS, { hidden: false });
    expect(events.at(-1)).toMatchObject({ arguments: [3, '5'], result: [4, 'NULL'] });
    expect(objects.map(({ type, referent }) => [type, referent])).toEqual([
      ['Node', undefined],
      ['ReferenceType', 1],
      ['ReferenceType', 4],
      ['type', undefined],
    ]);
  });
});

describe('batches', () => {
  it('carry a log over in any number of pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(EVENTS.length)), (cuts) => {
        const source = new EventLog();
        const copy = new EventLog();
        const whole = logFromDocument(writtenTrace(OBJECTS, EVENTS));
        const ends = [...cuts, EVENTS.length].sort((a, b) => a - b);
        let objectsSent = 0;
        for (const end of ends) {
          const mark = source.mark();
          for (; objectsSent < OBJECTS.length && end > 0; objectsSent += 1)
            source.addObject({ ...rowOfObject(whole, objectsSent + 1) });
          for (let seq = source.length; seq < end; seq += 1) source.append(rowOfEvent(whole, seq, source));
          expect(copy.appendBatch(source.batchSince(mark, [], []))).toBe(null);
        }
        expect(picture(copy, { hidden: true })).toEqual(picture(whole, { hidden: true }));
      }),
    );
  });

  it('carry marks that came later', () => {
    const copy = new EventLog();
    copy.appendBatch(log().batchSince({ events: 0, texts: 1, objects: 0, steps: 0 }, [4], [0]));
    expect(picture(copy).slice(0, 2)).toEqual(['ref-created ReferenceType 2', 'ref-created ReferenceType 4']);
  });

  const whole = () => log().batchSince({ events: 0, texts: 1, objects: 0, steps: 0 }, [], []);
  const word = (event: number, column: number, value: number) => (batch: LogBatch) => {
    batch.words[event * 8 + column] = value;
  };

  it.each<[string, (batch: LogBatch) => void]>([
    ['events from 3 where 0 was due', (batch) => Object.assign(batch, { firstSeq: 3 })],
    ['columns of the wrong type', (batch) => Object.assign(batch, { kinds: [1, 2] })],
    ['columns of different lengths', (batch) => Object.assign(batch, { words: batch.words.slice(1) })],
    ['marks of the wrong type', (batch) => Object.assign(batch, { noise: 'all' })],
    ['texts of the wrong type', (batch) => Object.assign(batch, { texts: [{}] })],
    ['a text twice', (batch) => batch.texts.push('')],
    ['an unknown text', word(0, 1, 99)],
    ['an unknown object', word(0, 3, 99)],
    ['an unknown object', word(0, 3, 0)],
    ['an unknown object', word(7, 3, 1)],
    ['an unknown object', word(3, 4, 99)],
    ['a object-dying that says something unknown', word(4, 5, 9)],
    ['an unknown kind', (batch) => batch.kinds.fill(0x7f, 0, 1)],
    ['an unknown role or origin', (batch) => batch.objects.fill(9, 1, 2)],
    ['an unknown referent', (batch) => batch.objects.fill(9, 4, 5)],
    ['an unknown object promoted', (batch) => batch.promoted.push(0)],
    ['an unknown event marked', (batch) => batch.noise.push(EVENTS.length)],
    ['no count of dropped events', (batch) => Object.assign(batch, { dropped: -1 })],
    ['a capi-call that says something unknown', (batch) => batch.kinds.fill(KIND_CODE['capi-call'], 7, 8)],
  ])('with %s are refused, and leave the log as it was', (problem, spoil) => {
    const copy = new EventLog();
    const batch = whole();
    spoil(batch);
    expect(copy.appendBatch(batch)).toBe(problem);
    expect([copy.length, copy.objectCount, copy.texts.size]).toEqual([0, 0, 1]);
  });

  it('of noise never make a log that cannot be read', () => {
    const bytes = fc.uint8Array({ maxLength: 4 });
    const small = fc.uint32Array({ minLength: 32, maxLength: 32, max: 6 });
    fc.assert(
      fc.property(bytes, small, fc.uniqueArray(fc.string()), (kinds, words, texts) => {
        const copy = new EventLog();
        const batch = { ...whole(), kinds, words: words.slice(0, kinds.length * 8), texts };
        if (copy.appendBatch(batch) === null) picture(copy, { hidden: true });
      }),
    );
  });
});

function rowOfObject(from: EventLog, id: number) {
  const { type, role, origin } = from.objectAt(id);
  return {
    type,
    role,
    origin,
    address: from.address(id),
    referent: from.referent(id),
    callback: from.callback(id),
  };
}

function rowOfEvent(from: EventLog, seq: number, to: EventLog) {
  return {
    kind: from.kind(seq),
    line: from.line(seq),
    functionText: to.texts.intern(from.texts.text(from.functionText(seq))),
    libraryText: to.texts.intern(from.texts.text(from.libraryText(seq))),
    subject: from.subject(seq),
    other: from.other(seq),
    detail: from.detail(seq),
    extra: from.extra(seq),
    tUs: from.tUs(seq),
  };
}
