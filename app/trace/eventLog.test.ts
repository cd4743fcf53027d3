import { describe, expect, it } from 'vitest';
import { traceDocument } from './document.ts';
import type { EventLog } from './eventLog.ts';
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
      count: 0,
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
