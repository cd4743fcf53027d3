import { FORMAT, type Trace, type TraceEvent, type TraceObject, VERSION } from './format.ts';

/** Fields that a written event may leave out. */
const USUAL_FIELDS: Record<string, object> = {
  'object-dying': { cause: 'refcount' },
  'ref-created': { via: 'ref' },
  'ref-reused': { via: 'ref' },
  'ref-refused': { type: 'int', message: "cannot create weak reference to 'int' object" },
  'ref-cleared': { cause: 'refcount' },
  'callback-finished': { outcome: 'returned' },
  'callback-silenced': { why: 'ref-died-first' },
  deref: { result: 'alive', via: 'call' },
  'gc-started': { generation: 2, automatic: false },
  'gc-finished': { generation: 2, automatic: false, collected: 0, uncollectable: 0 },
};

const NAMES_REFERENT = new Set(['ref-created', 'ref-reused', 'ref-cleared', 'ref-dead']);

/**
 * A trace written as text, for tests. Objects are numbered from 1: `Node` is an object of that type, `ref 1` and
 * `proxy 1 gone` are weakrefs to object 1, the latter with a callback. Events are numbered from 0: a kind, the object
 * it is about, and any other fields as `name=value`, values in JSON or as bare words.
 */
export function writtenTrace(objects: string[], events: string[], facts: Partial<Trace> = {}): Trace {
  const described = objects.map(writtenObject);
  return {
    format: FORMAT,
    version: VERSION,
    python: '3.14.2',
    pyodide: '314.0.7',
    objects: described,
    events: events.map((text, seq) => writtenEvent(text, seq, described)),
    stdout: '',
    stderr: '',
    outcome: { kind: 'completed' },
    dropped: 0,
    ...facts,
  };
}

function writtenObject(text: string, index: number): TraceObject {
  const [type = '', referent, callback = null] = text.split(' ');
  const base = {
    id: index + 1,
    origin: 'snippet' as const,
    address: `0x${(0x1000 + index * 16).toString(16)}`,
  };
  if (referent === undefined) return { ...base, type, role: 'object' };
  const [role, typeName] =
    type === 'proxy' ? (['proxy', 'weakproxy'] as const) : (['ref', 'ReferenceType'] as const);
  return { ...base, type: typeName, role, referent: Number(referent), callback };
}

function writtenEvent(text: string, seq: number, objects: TraceObject[]): TraceEvent {
  const [kind = '', ...words] = text.split(' ');
  const id = /^\d+$/.test(words[0] ?? '') ? Number(words.shift()) : undefined;
  const about: Record<string, unknown> = {};
  if (id !== undefined && /^(object|finalizer)-/.test(kind)) about.object = id;
  else if (id !== undefined) about.ref = id;
  if (id !== undefined && NAMES_REFERENT.has(kind)) about.referent = objects[id - 1]?.referent ?? 0;
  const given = Object.fromEntries(words.map(writtenField));
  const base = { seq, kind, line: null, function: null, t: seq };
  return { ...base, ...about, ...USUAL_FIELDS[kind], ...given } as TraceEvent;
}

function writtenField(text: string): [string, unknown] {
  const [name = '', value = ''] = text.split('=');
  try {
    return [name, JSON.parse(value)];
  } catch {
    return [name, value];
  }
}
