import { DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import { lowerBound } from '../search.ts';
import { boundNames, calleeName, headerOf, pathOf, within } from '../source/expressions.ts';
import type { Call, Expression, Statement } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

const BY_CALL = DEREF_ENTRY_POINTS.indexOf('call');
const BY_PROXY = DEREF_ENTRY_POINTS.indexOf('proxy');
const DEAD = DEREF_RESULTS.indexOf('dead');
/** What takes an entry out of a WeakValueDictionary; it asks first whether the dictionary lives. */
const REMOVES = /^weakref\.WeakValueDictionary\.__init__\.<locals>\.remove$/;
/** Functions that only look at what they are given. */
const ONLY_LOOK = new Set([
  'print',
  'repr',
  'str',
  'format',
  'type',
  'isinstance',
  'id',
  'bool',
  'append',
  'callable',
]);

/** Callbacks that look for the object whose death calls them. */
export const OWN_CALLBACK_PITFALLS: readonly Pitfall[] = [
  {
    id: 'dead-in-own-callback',
    recognised:
      'deref, dead, inside a callback for the death of the same object, by another weakref, a proxy, a WeakMethod or a weak dictionary, or by the callback’s own where the program goes on to use what it gives; that line never found a living object.',
    advice:
      'Give the callback what it needs of the object beforehand, and not the object: `weakref.finalize(obj, close, obj.handle)`.',
    *find(evidence) {
      for (const { seq, line, how, callback, object } of lookedForOwn(evidence))
        yield {
          seq,
          line,
          message: `${how}: this runs because ${evidence.called(object)} has died${callback === null ? '' : `, as its callback ${callback}`}, and by then all its weakrefs are cleared. So it is never found here.`,
        };
    },
  },
];

export interface OwnLook {
  seq: number;
  line: number;
  /** The weakref whose callback is running. */
  running: number;
  /** Where that callback ended. */
  finished: number;
  object: number;
  /** What was done in vain, as a clause. */
  how: string;
  /** The callback's name, quoted; null where it says nothing. */
  callback: string | null;
}

const FOUND = new WeakMap<Evidence, readonly OwnLook[]>();

/** Where callbacks looked for their own object, and went on as if they might have found it. */
export function lookedForOwn(evidence: Evidence): readonly OwnLook[] {
  let found = FOUND.get(evidence);
  if (found === undefined) {
    found = [...findLooks(evidence)];
    FOUND.set(evidence, found);
  }
  return found;
}

/** Whether an event is such a look, or the end of a callback that was given one. */
export function isOwnLook(evidence: Evidence, seq: number): boolean {
  let seqs = SEQS.get(evidence);
  if (seqs === undefined) {
    seqs = new Set(lookedForOwn(evidence).flatMap((look) => [look.seq, look.finished]));
    SEQS.set(evidence, seqs);
  }
  return seqs.has(seq);
}

const SEQS = new WeakMap<Evidence, ReadonlySet<number>>();

function* findLooks(evidence: Evidence): Generator<OwnLook> {
  const { log } = evidence;
  const living = linesThatFindLiving(evidence);
  for (const started of evidence.seqsOf('callback-started')) {
    const running = log.subject(started);
    const object = log.referent(running);
    const finished = evidence.firstOf(running, 'callback-finished', started) ?? log.length;
    const callback = callbackName(evidence, running);
    for (const seq of derefsBetween(evidence, started, finished)) {
      const ref = log.subject(seq);
      if (log.referent(ref) !== object || log.extra(seq) !== DEAD) continue;
      const [isCall, isProxy] = [log.detail(seq) === BY_CALL, log.detail(seq) === BY_PROXY];
      if (!isCall && !isProxy) continue;
      const line = log.line(seq);
      if (line === 0 || living.has(`${line} ${log.typeName(ref)}`)) continue;
      if (isCall && !isUsed(evidence, seq, line)) continue;
      // That its own weakref is dead in a callback that raises for it is told of by the error.
      if (ref === running && isRaised(evidence, finished)) continue;
      const how = isProxy
        ? `${evidence.called(ref)} is a proxy, and using it raises \`ReferenceError\``
        : `${evidence.called(ref)} gives \`None\``;
      yield { seq, line, running, finished, object, how, callback };
    }
    yield* looksInDictionaries(evidence, started, finished, callback, living);
  }
}

/** The name of the function that a callback calls; null where it is a library's own. */
function callbackName(evidence: Evidence, ref: number): string | null {
  return evidence.isMadeByProgram(ref) ? evidence.callback(ref) : null;
}

function isRaised({ log }: Evidence, finished: number): boolean {
  return finished < log.length && log.detail(finished) === 1;
}

/** The looks through weakrefs between two events. */
function derefsBetween(evidence: Evidence, from: number, to: number): readonly number[] {
  const derefs = evidence.seqsOf('deref');
  return derefs.slice(lowerBound(derefs, from + 1), lowerBound(derefs, to));
}

/**
 * Lines that ever got a living object through a weakref, each with the weakref's type, `12 ReferenceType`: these do not
 * serve callbacks alone.
 */
function linesThatFindLiving(evidence: Evidence): ReadonlySet<string> {
  const { log } = evidence;
  const lines = new Set<string>();
  for (const seq of evidence.seqsOf('deref')) {
    const isLook = log.detail(seq) === BY_CALL || log.detail(seq) === BY_PROXY;
    if (isLook && log.extra(seq) !== DEAD) lines.add(`${log.line(seq)} ${log.typeName(log.subject(seq))}`);
  }
  return lines;
}

/**
 * Whether the program wants the object that it asks for at a line: it uses an attribute of it, or hands it on. That a
 * callback shows what its weakref gives is no mistake.
 */
function isUsed(evidence: Evidence, seq: number, line: number): boolean {
  const { program } = evidence;
  const { statements, expressions } = program.at(line);
  const [statement] = statements;
  if (statement === undefined) return false;
  const calls = expressions.filter((expression): expression is Call => expression.kind === 'call');
  const asked = new Set(calls.flatMap((call) => pathOf(call.callee) ?? []));
  const names = new Set<string>();
  for (const at of statements) {
    if (at.kind === 'assignment' && at.value !== null && asks(at.value))
      for (const target of at.targets) for (const { name } of boundNames(target)) names.add(name);
  }
  for (const expression of expressions)
    if (expression.kind === 'walrus' && asks(expression.value)) names.add(expression.target.name);
  const isIt = (expression: Expression): boolean =>
    expression.kind === 'name'
      ? names.has(expression.name)
      : expression.kind === 'call' &&
        expression.arguments.length === 0 &&
        asked.has(pathOf(expression.callee) ?? '');
  const inLambda = evidence.function(seq).endsWith('<lambda>');
  const around = program.functionOf(statement);
  const scope = inLambda || around === null ? statements : [...program.inside(around)];
  return within(scope.flatMap(headerOf)).some((expression) => uses(expression, isIt));
}

/** Whether an expression may give what a call or a look-up in it gives. */
function asks(value: Expression): boolean {
  return within([value]).some(({ kind }) => kind === 'call' || kind === 'subscript');
}

/** Whether an expression uses one of its parts: by an attribute, an item or a call, or by handing it on. */
function uses(expression: Expression, isIt: (expression: Expression) => boolean): boolean {
  switch (expression.kind) {
    case 'attribute':
    case 'subscript':
      return isIt(expression.value);
    case 'call':
      if (isIt(expression.callee)) return true;
      return !ONLY_LOOK.has(calleeName(expression)) && expression.arguments.some(({ value }) => isIt(value));
    default:
      return false;
  }
}

/**
 * Look-ups in a WeakValueDictionary whose entry for the object was taken out just before: by the dictionary's own
 * callback, of which the trace tells which dictionary it was for.
 */
function* looksInDictionaries(
  evidence: Evidence,
  started: number,
  finished: number,
  callback: string | null,
  living: ReadonlySet<string>,
): Generator<OwnLook> {
  const { log, program } = evidence;
  const running = log.subject(started);
  const object = log.referent(running);
  const dictionaries = new Set<number>();
  for (const ref of evidence.refsTo(object)) {
    const removed = evidence.firstOf(ref, 'callback-started');
    if (removed === null || removed >= started || log.typeName(ref) !== 'KeyedRef') continue;
    for (const seq of derefsBetween(evidence, removed, started))
      if (REMOVES.test(evidence.library(seq))) dictionaries.add(log.referentOf(seq));
  }
  if (dictionaries.size === 0) return;
  for (let index = evidence.stepAt(started) + 1; index <= evidence.stepAt(finished); index += 1) {
    const { line, seq } = evidence.steps[index]!;
    const view = evidence.view(index);
    const path = dictionaryLookedIn(program.at(line).statements, (expression) =>
      dictionaries.has(view.resolve(pathOf(expression) ?? '') ?? 0),
    );
    if (path === null || living.has(`${line} KeyedRef`)) continue;
    yield {
      seq,
      line,
      running,
      finished,
      object,
      how: `\`${path}\` has no entry for it any more`,
      callback,
    };
  }
}

/** The path of a dictionary in which a statement looks something up; null for none. */
function dictionaryLookedIn(
  statements: readonly Statement[],
  isIt: (expression: Expression) => boolean,
): string | null {
  for (const expression of within(statements.flatMap(headerOf))) {
    const looked =
      expression.kind === 'subscript'
        ? expression.value
        : expression.kind === 'call' &&
            expression.callee.kind === 'attribute' &&
            LOOKS_UP.has(calleeName(expression))
          ? expression.callee.value
          : null;
    if (looked !== null && isIt(looked)) return pathOf(looked);
  }
  return null;
}

const LOOKS_UP = new Set(['get', '__getitem__']);
