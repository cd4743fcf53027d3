import type { TraceEvent } from '../../trace/format.ts';
import { boundNames, calleeName } from '../source/expressions.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';

type CapiCall = Extract<TraceEvent, { kind: 'capi-call' }>;

const BORROWING = ['PyWeakref_GetObject', 'PyWeakref_GET_OBJECT'];

/** What the functions of the C API ask of their callers. */
export const CAPI_PITFALLS: readonly Pitfall[] = [
  {
    id: 'borrowed-reference',
    recognised:
      'the variable that a `PyWeakref_GetObject` was put into is used when nothing else holds the object; or one from `PyWeakref_GetRef` is never used again, and alone holds it.',
    advice: 'Use `PyWeakref_GetRef`, which gives a reference of your own, and release it when done.',
    *find(evidence) {
      for (const { seq, event } of capiCalls(evidence))
        if (event.c === undefined) yield* borrowed(evidence, seq, event);
    },
  },
  {
    id: 'c-type-order',
    recognised: 'capi-call of `PyObject_ClearWeakRefs` that raised SystemError, with an object.',
    advice:
      'Call it first in `tp_dealloc`, where the refcount is zero; for an object that lives, and after a finalizer, there is `PyUnstable_Object_ClearWeakRefsNoCallbacks`.',
    *find(evidence) {
      for (const { seq, event } of capiCalls(evidence)) {
        // What the program's C does has a note of its own.
        if (event.c !== undefined) continue;
        if (event.function !== 'PyObject_ClearWeakRefs' || !event.raised?.startsWith('SystemError')) continue;
        const [given] = event.arguments;
        if (given === undefined || given === 'NULL') continue;
        const object = typeof given === 'number' ? evidence.called(given) : `\`${given}\``;
        yield {
          seq,
          message: `\`PyObject_ClearWeakRefs\` is for an object whose refcount is zero, and ${object} lives: it raises SystemError and clears nothing.`,
        };
      }
    },
  },
];

function* capiCalls(evidence: Evidence): Generator<{ seq: number; event: CapiCall }> {
  for (const seq of evidence.seqsOf('capi-call')) {
    const event = evidence.log.eventAt(seq);
    if (event.kind === 'capi-call') yield { seq, event };
  }
}

function* borrowed(evidence: Evidence, seq: number, event: CapiCall): Generator<Finding> {
  const object = [event.result].flat().find((value) => typeof value === 'number');
  const called = event.function ?? '';
  const isBorrowed = BORROWING.includes(called);
  if (!isBorrowed && called !== 'PyWeakref_GetRef') return;
  const name = variableGiven(evidence, seq, called);
  const start = evidence.stepAt(seq);
  if (object === undefined || name === null || start === -1) return;
  const later = evidence.steps.slice(start + 1);
  const isSole = (index: number) => {
    const holders = evidence.view(start + 1 + index).holdersOf(object);
    return holders.length === 1 && holders[0]!.from === null && isPathFrom(holders[0]!.label, name);
  };
  const uses = ({ line }: { line: number }) =>
    evidence.program.at(line).expressions.some((part) => part.kind === 'name' && part.name === name);
  if (isBorrowed) {
    const used = later.some(
      (step, index) => isSole(index) && uses(step) && !drops(evidence, step.line, name),
    );
    if (used)
      yield {
        seq,
        message: `This reference to ${evidence.called(object)} is borrowed: in C the object would be gone by the time \`${name}\` is used, for nothing else holds it then.`,
      };
  } else if (!later.some(uses) && later.some((_, index) => isSole(index)))
    yield {
      seq,
      message: `\`PyWeakref_GetRef\` gave a strong reference to ${evidence.called(object)} that is never released: it alone keeps the object alive.`,
      advice: 'Release what `PyWeakref_GetRef` gives when done with it: `Py_DECREF` in C, `del` here.',
    };
}

/** The variable that a line puts the object into that a function gives; of a pair, the second one. */
function variableGiven({ log, program }: Evidence, seq: number, called: string): string | null {
  for (const statement of program.at(log.line(seq)).statements) {
    if (statement.kind !== 'assignment' || statement.value?.kind !== 'call') continue;
    if (calleeName(statement.value) !== called) continue;
    return statement.targets.flatMap(boundNames).at(-1)?.name ?? null;
  }
  return null;
}

/** Whether a line lets go of a variable's object: it deletes the variable, or gives it another one. */
function drops({ program }: Evidence, line: number, name: string): boolean {
  return program.at(line).statements.some((statement) => {
    if (statement.kind !== 'deletion' && statement.kind !== 'assignment') return false;
    return statement.targets.flatMap(boundNames).some((target) => target.name === name);
  });
}

function isPathFrom(path: string, name: string): boolean {
  return path.startsWith(name) && !/^\w/u.test(path.slice(name.length));
}
