import type { TraceEvent } from '../../../trace/format.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding, Pitfall } from '../pitfall.ts';
import type { CSource } from './cSource.ts';

type CapiCall = Extract<TraceEvent, { kind: 'capi-call' }>;
type CallFromC = CapiCall & { c: { function: string; line: number } };

const BORROWING = ['PyWeakref_GetObject', 'PyWeakref_GET_OBJECT'];
const CLEARS = 'PyObject_ClearWeakRefs';

/** What an extension's C does wrong. All of these rest on events that happened at one of its lines. */
export const C_PITFALLS: readonly Pitfall[] = [
  {
    id: 'cleared-too-late',
    recognised:
      'capi-call of PyObject_ClearWeakRefs in C for an object that is dying, after code could run since it began to die: another object died there, or a callback or finalizer ran.',
    advice:
      'Clear the weakrefs first in `tp_dealloc`, before anything of the object is released: a callback and `tp_dealloc` of a field can look at the object until then.',
    *find(evidence) {
      for (const { seq, event } of callsFromC(evidence, CLEARS)) {
        const [object] = event.arguments;
        if (typeof object !== 'number' || event.raised !== undefined) continue;
        const dying = evidence.firstOf(object, 'object-dying');
        if (dying === null || dying > seq) continue;
        const first = firstThatRan(evidence, object, dying, seq);
        if (first === null) continue;
        yield {
          seq,
          message: `${evidence.called(object)} has its weakrefs cleared only here, after ${first} in its own \`tp_dealloc\`: whatever ran meanwhile could reach the half-dead object through a weakref.`,
        };
      }
    },
  },
  {
    id: 'clear-while-alive',
    recognised: 'capi-call of PyObject_ClearWeakRefs in C, with an object, that raised SystemError.',
    advice:
      'Call it in `tp_dealloc`, where the refcount is zero. For an object that lives there is `PyUnstable_Object_ClearWeakRefsNoCallbacks`.',
    *find(evidence) {
      for (const { seq, event } of callsFromC(evidence, CLEARS)) {
        const [object] = event.arguments;
        if (object === undefined || object === 'NULL' || !event.raised?.startsWith('SystemError')) continue;
        yield {
          seq,
          message: `\`PyObject_ClearWeakRefs\` is for an object whose refcount is zero, and ${named(evidence, object)} lives: it sets SystemError and clears nothing.`,
        };
      }
    },
  },
  {
    id: 'getref-leaked',
    recognised:
      'a capi-call of PyWeakref_GetRef in C gave an object that lives at the end with more references than the heap shows.',
    advice: 'Release what `PyWeakref_GetRef` gives when done with it: `Py_DECREF(object)`, on every way out.',
    *find(evidence) {
      const view = evidence.endView;
      if (view === null) return;
      const seen = new Set<string>();
      for (const { seq, event } of callsFromC(evidence, 'PyWeakref_GetRef')) {
        const object = objectGiven(event);
        if (object === null || !view.isAlive(object) || view.unexplained(object) <= 0) continue;
        const place = `${object} ${event.c.line}`;
        if (seen.has(place)) continue;
        seen.add(place);
        yield {
          seq,
          object,
          message: `\`PyWeakref_GetRef\` gave a strong reference to ${evidence.called(object)} here that is never released: the object lives on at the end with a reference that nothing in the heap explains.`,
        };
      }
    },
  },
  {
    id: 'borrowed-reference',
    recognised:
      'a capi-call of PyWeakref_GetObject or PyWeakref_GET_OBJECT in C gave an object that died while the same function ran; a later line of the function uses the variable.',
    advice: 'Use `PyWeakref_GetRef`, which gives a reference of your own, and release it when done.',
    *find(evidence) {
      for (const { seq, event } of callsFromC(evidence, ...BORROWING)) {
        const object = objectGiven(event);
        if (object === null) continue;
        const dying = evidence.firstOf(object, 'object-dying', seq);
        if (dying === null || evidence.log.cLine(dying) === 0) continue;
        if (evidence.log.texts.text(evidence.log.cFunctionText(dying)) !== event.c.function) continue;
        const variable = evidence.c?.variableGiven(event.c.line, event.function ?? '') ?? null;
        const died = evidence.log.cLine(dying);
        const use = variable === null ? null : (evidence.c?.nextUse(variable, died) ?? null);
        if (use === null) continue;
        yield {
          seq: dying,
          c: { function: event.c.function, line: use },
          message: `\`${variable}\` is used here after its object died on line ${died} of the C file: \`${event.function}\` gave a borrowed reference, which keeps nothing alive, so this reads freed memory.`,
        };
      }
    },
  },
  {
    id: 'deprecated-borrowed',
    recognised: 'a capi-call of PyWeakref_GetObject or PyWeakref_GET_OBJECT in C.',
    advice:
      'Write `PyWeakref_GetRef(ref, &object)`: it gives 1 and a strong reference, 0 for a dead weakref, -1 with an exception.',
    *find(evidence) {
      const seen = new Set<number>();
      for (const { seq, event } of callsFromC(evidence, ...BORROWING)) {
        if (seen.has(event.c.line)) continue;
        seen.add(event.c.line);
        yield {
          seq,
          message: `\`${event.function}\` is deprecated since Python 3.13: it gives a borrowed reference, and its object can die at any moment while the C code still uses it.`,
        };
      }
    },
  },
  {
    id: 'managed-weakref-without-gc',
    recognised:
      'ref-created, to an object of a type that C defines; the C file has Py_TPFLAGS_MANAGED_WEAKREF and not Py_TPFLAGS_HAVE_GC.',
    advice:
      'Set `Py_TPFLAGS_HAVE_GC` too, with `tp_traverse`: only then does CPython make room for the managed weakref list in front of the object.',
    *find(evidence) {
      const { c, log } = evidence;
      if (c === null || !isManagedWithoutGc(c)) return;
      for (const seq of evidence.seqsOf('ref-created')) {
        const object = log.referentOf(seq);
        const type = log.typeName(object);
        if (!c.definesType(type)) continue;
        yield {
          seq,
          object,
          c: c.lineOf(MANAGED) ?? null,
          message: `The weakref list of ${evidence.called(object)} is written in front of its memory, where there is no room for it: \`${type}\` has \`Py_TPFLAGS_MANAGED_WEAKREF\` without \`Py_TPFLAGS_HAVE_GC\`.`,
        };
      }
    },
  },
  {
    id: 'finalizer-weakrefs-left',
    recognised:
      'object-dead, of an object of a type that C defines, that still has a weakref which was made while its finalizer ran.',
    advice:
      'After `PyObject_CallFinalizerFromDealloc`, call `PyUnstable_Object_ClearWeakRefsNoCallbacks(self)`: the finalizer may have made weakrefs.',
    *find(evidence) {
      for (const { seq, object } of leftByC(evidence))
        if (leftBecause(evidence, object) === 'finalizer-weakrefs-left')
          yield {
            seq,
            c: evidence.c?.slotFunction('tp_dealloc') ?? null,
            message: `The memory of ${evidence.called(object)} is freed while a weakref that its finalizer made still points to it: its weakrefs were cleared before the finalizer, and not again.`,
          };
    },
  },
];

/** Why an object of a type that C defines was freed with weakrefs left; null where it is no such object. */
export function leftBecause(
  evidence: Evidence,
  object: number,
): 'managed-weakref-without-gc' | 'finalizer-weakrefs-left' | 'freed-with-weakrefs' | null {
  const { c, log } = evidence;
  if (c === null || !c.definesType(log.typeName(object))) return null;
  if (evidence.weakrefsLeft(object).every((ref) => wasMadeInFinalizer(evidence, object, ref)))
    return 'finalizer-weakrefs-left';
  return isManagedWithoutGc(c) ? 'managed-weakref-without-gc' : 'freed-with-weakrefs';
}

const MANAGED = /\bPy_TPFLAGS_MANAGED_WEAKREF\b/;

function isManagedWithoutGc(c: CSource): boolean {
  return c.has(MANAGED) && !c.has(/\bPy_TPFLAGS_HAVE_GC\b/);
}

function* leftByC(evidence: Evidence): Generator<{ seq: number; object: number }> {
  for (const seq of evidence.seqsOf('object-dead')) {
    const object = evidence.log.subject(seq);
    if (evidence.weakrefsLeft(object).length > 0) yield { seq, object };
  }
}

function wasMadeInFinalizer(evidence: Evidence, object: number, ref: number): boolean {
  const made = evidence.birthOf(ref);
  const started = evidence.firstOf(object, 'finalizer-started');
  const finished = evidence.firstOf(object, 'finalizer-finished');
  return made !== null && started !== null && made > started && (finished === null || made < finished);
}

function* callsFromC(
  evidence: Evidence,
  ...functions: string[]
): Generator<{ seq: number; event: CallFromC }> {
  for (const seq of evidence.seqsOf('capi-call')) {
    if (evidence.log.cLine(seq) === 0) continue;
    const event = evidence.log.eventAt(seq);
    if (event.kind === 'capi-call' && event.c !== undefined && functions.includes(event.function ?? ''))
      yield { seq, event: event as CallFromC };
  }
}

/** The object that a call gave, alone or behind an int. */
function objectGiven(event: CapiCall): number | null {
  return [event.result].flat().find((value) => typeof value === 'number') ?? null;
}

function named(evidence: Evidence, value: number | string): string {
  return typeof value === 'number' ? evidence.called(value) : `\`${value}\``;
}

/** What ran first between two events, in the words of the note; null for nothing. */
function firstThatRan(evidence: Evidence, object: number, from: number, to: number): string | null {
  const { log } = evidence;
  for (let seq = from + 1; seq < to; seq += 1) {
    // Of other C code, or of none, it is not the object's own tp_dealloc.
    if (log.cLine(seq) === 0) continue;
    const kind = log.kind(seq);
    if (kind === 'object-dying' && log.subject(seq) !== object)
      return `${evidence.called(log.subject(seq))} was released`;
    if (kind === 'callback-started') return 'a callback ran';
    if (kind === 'finalizer-started' && log.subject(seq) !== object) return 'a finalizer ran';
  }
  return null;
}

/** A note's line of C: the one that it names, else that of its event. */
export function cPlaceOf(evidence: Evidence, { seq, c }: Finding): { function: string; line: number } | null {
  if (c !== undefined) return c;
  const { log } = evidence;
  if (seq >= log.length || log.cLine(seq) === 0) return null;
  return { function: log.texts.text(log.cFunctionText(seq)), line: log.cLine(seq) };
}
