import { argumentOf, calleeName, pathOf } from '../source/expressions.ts';
import type { Call } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';

const PICKLES = /^((pickle|cPickle|cloudpickle|dill)\.)?(dumps?)$/u;
/** What a class defines to be copied or pickled in its own way. */
const OWN_WAY = [
  '__getstate__',
  '__reduce__',
  '__reduce_ex__',
  '__deepcopy__',
  '__getnewargs__',
  '__getnewargs_ex__',
];

/** Weakrefs in what is copied or pickled. */
export const COPY_PITFALLS: readonly Pitfall[] = [
  {
    id: 'weakref-not-copied',
    recognised:
      'after a `deepcopy`, an object that it made holds the same weakref as the original, and that leads to an original that was copied too; or a `pickle.dumps` fails of an object that leads to a weakref.',
    advice:
      'Leave the weakref out in `__getstate__`, and make it anew for the copies in `__setstate__`, or where a parent gets its children.',
    *find(evidence) {
      for (const [index, { line }] of evidence.steps.entries())
        for (const call of evidence.program.callsAt(line)) {
          if (calleeName(call) === 'deepcopy') yield* deepCopied(evidence, index, call);
          else if (PICKLES.test(pathOf(call.callee) ?? '')) yield* pickled(evidence, index, call);
        }
    },
  },
];

/** A weakref that a deep copy shares with its original. */
function* deepCopied(evidence: Evidence, index: number, call: Call): Generator<Finding> {
  const { log } = evidence;
  const source = objectGiven(evidence, index, call);
  const line = evidence.steps[index]!.line;
  const next = nextInFunction(evidence, index);
  if (source === null || next === null) return;
  const [from, to] = [evidence.seqOfStep(index), evidence.seqOfStep(next)];
  const originals = evidence.view(index).reachedFrom([source]);
  originals.add(source);
  const after = evidence.view(next);
  for (const made of evidence.seqsOf('object-created')) {
    if (made < from || made >= to) continue;
    for (const { to: ref, label } of after.heldBy(log.subject(made))) {
      const referent = log.referent(ref);
      if (log.role(ref) === 'object' || !originals.has(referent) || evidence.birthOf(ref)! >= from) continue;
      if (!after.isAlive(referent)) continue;
      yield {
        seq: made,
        line,
        message: `\`deepcopy\` does not copy weakrefs: \`${label}\` of the copy is the same weakref as in the original, so it leads to the original ${evidence.called(referent)}, and not to its copy.`,
      };
      return;
    }
  }
}

/** A pickling that fails because of a weakref. */
function* pickled(evidence: Evidence, index: number, call: Call): Generator<Finding> {
  const { log, steps } = evidence;
  const source = objectGiven(evidence, index, call);
  if (source === null || !hasFailed(evidence, index)) return;
  const view = evidence.view(index);
  const reached = view.reachedFrom([source]);
  reached.add(source);
  for (const object of reached) {
    if (log.role(object) !== 'object' || !isCopiedByAttributes(evidence, log.typeName(object))) continue;
    const held = view.heldBy(object).find(({ to }) => log.role(to) !== 'object');
    if (held === undefined) continue;
    yield {
      seq: steps[index]!.seq,
      line: steps[index]!.line,
      message: `A weakref cannot be pickled, and ${evidence.called(object)} holds one as \`${held.label.trim()}\`: so this raises \`TypeError\`.`,
    };
    return;
  }
}

/** The traced object that a call is given first. */
function objectGiven(evidence: Evidence, index: number, call: Call): number | null {
  const path = pathOf(argumentOf(call, 0, 'obj') ?? argumentOf(call, 0, 'x'));
  return path === null ? null : (evidence.view(index).resolve(path) ?? null);
}

/** The next step of the same call of a function, or of its caller; null where none follows. */
function nextInFunction(evidence: Evidence, index: number): number | null {
  const { steps, program } = evidence;
  const { function: where, line } = steps[index]!;
  for (let at = index + 1; at < steps.length; at += 1) {
    const step = steps[at]!;
    if (step.function === where && !program.isSameStatement(step.line, line)) return at;
    if (step.function === '<module>') return at;
  }
  return null;
}

/** Whether the program did not go on behind a line as if nothing had happened: it ended there, or handled an exception. */
function hasFailed(evidence: Evidence, index: number): boolean {
  const { steps, program } = evidence;
  const { function: where, line } = steps[index]!;
  const next = steps.find(
    (step, at) => at > index && step.function === where && !program.isSameStatement(step.line, line),
  );
  return next === undefined || program.at(next.line).statements.some(({ kind }) => kind === 'except');
}

/** Whether a type is a class of the program that says nothing of how its objects are copied and pickled. */
function isCopiedByAttributes({ program }: Evidence, type: string): boolean {
  const found = program.classesNamed(type);
  const isOwnWay = ({ body }: (typeof found)[number]) =>
    body.some((statement) => statement.kind === 'function' && OWN_WAY.includes(statement.name));
  return found.length > 0 && !found.some(isOwnWay);
}
