import { DEATH_CAUSES, DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import { argumentOf, calleeName } from '../source/expressions.ts';
import type { Call, Expression } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

const REFCOUNT = DEATH_CAUSES.indexOf('refcount');
const ALIVE = DEREF_RESULTS.indexOf('alive');
const BY_CALL = DEREF_ENTRY_POINTS.indexOf('call');
/** What makes the weakref in a registry. */
const MAKERS = ['ref', 'WeakMethod', 'add', 'proxy', 'finalize'];
const MAKES_METHOD = /^weakref\.WeakMethod\.__new__$/u;
const ENTERS_SET = /^_weakrefset\.WeakSet\.(add|update|__init__)$/u;
/** How far registrations are followed through functions that hand the listener on. */
const MOST_CALLERS = 8;

/** Listeners that a registry holds only weakly. */
export const LISTENER_PITFALLS: readonly Pitfall[] = [
  {
    id: 'weak-listener-died',
    recognised:
      'a weakref to a function, or a WeakMethod, that a function made of what it was given; its object died by refcount as the statement that gave it, or the function around that, ended, and was never found alive before.',
    advice:
      'Keep the listener as long as it is to be called: give a method of an object that stays, or put the function into an attribute or a variable of the module.',
    *find(evidence) {
      for (const { made, line, listener, registry } of deadListeners(evidence).values())
        yield {
          seq: made,
          line,
          message: `${listener} is gone before it is ever called: \`${registry}\` keeps it only weakly, and nobody else keeps it.`,
        };
    },
  },
];

interface DeadListener {
  made: number;
  /** The line that gave it to the registry. */
  line: number;
  /** The listener's name, quoted. */
  listener: string;
  /** The function that made the weakref. */
  registry: string;
}

const FOUND = new WeakMap<Evidence, ReadonlyMap<number, DeadListener>>();

/** By weakref: listeners that were gone before anybody called them. */
export function deadListeners(evidence: Evidence): ReadonlyMap<number, DeadListener> {
  let found = FOUND.get(evidence);
  if (found === undefined) {
    found = new Map(findDead(evidence));
    FOUND.set(evidence, found);
  }
  return found;
}

function* findDead(evidence: Evidence): Generator<[number, DeadListener]> {
  const { log } = evidence;
  for (const made of evidence.seqsOf('ref-created')) {
    const ref = log.subject(made);
    const object = log.referentOf(made);
    const library = evidence.library(made);
    const isMethod = MAKES_METHOD.test(library) && log.typeName(ref) !== 'ReferenceType';
    // That a plain weakref to a bound method is dead at once is the registry's own mistake.
    const isFunction = log.typeName(object) === 'function' && (library === '' || ENTERS_SET.test(library));
    if (!isMethod && !isFunction) continue;
    const dying = evidence.firstOf(object, 'object-dying', made);
    if (dying === null || log.detail(dying) !== REFCOUNT || wasFound(evidence, ref, dying)) continue;
    // The weakref may have gone first: then nobody kept it as a listener.
    if (evidence.firstOf(ref, 'ref-cleared', dying) === null) continue;
    const registration = registrationOf(evidence, made);
    if (registration === null || !wentUnnoticed(evidence, registration.index, dying)) continue;
    yield [
      ref,
      {
        made,
        line: registration.line,
        listener: nameOf(evidence, ref, object, made, registration.given),
        registry: evidence.function(made),
      },
    ];
  }
}

/** Whether a listener was called, or looked up, while it lived. */
function wasFound(evidence: Evidence, ref: number, before: number): boolean {
  const { log } = evidence;
  for (const seq of evidence.eventsOf(ref)) {
    if (seq >= before) return false;
    if (log.kind(seq) === 'deref' && log.detail(seq) === BY_CALL && log.extra(seq) === ALIVE) return true;
  }
  return false;
}

interface Registration {
  /** The step that gave the listener. */
  index: number;
  line: number;
  given: Expression | null;
}

/**
 * Where the program gave something to the function that made a weakref to it: through however many functions handed on
 * what they had as a parameter. null where it was no parameter.
 */
function registrationOf(evidence: Evidence, made: number): Registration | null {
  const { program, steps, log } = evidence;
  let index = evidence.statementAt(made);
  if (index === -1) return null;
  const [maker] = program.callsAt(log.line(made), log.typeName(log.subject(made)), ...MAKERS);
  let given = maker === undefined ? null : argumentOf(maker, 0);
  for (let callers = 0; callers < MOST_CALLERS; callers += 1) {
    const { function: where, line } = steps[index]!;
    const parameters = program.parametersOf(where);
    const isHandedOn = given?.kind === 'name' && parameters.includes(given.name);
    if (!isHandedOn) return callers === 0 ? null : { index, line, given };
    const caller = callerOf(evidence, index);
    if (caller === -1) return null;
    const call = callOf(evidence, steps[caller]!.line, where);
    given =
      call === null
        ? null
        : givenAs(call, given!.kind === 'name' ? (given as { name: string }).name : '', parameters);
    index = caller;
  }
  return null;
}

/**
 * The step that called the function of another one; -1 for none. Between the two may lie those of functions that gave it
 * its arguments.
 */
function callerOf(evidence: Evidence, index: number): number {
  const { steps } = evidence;
  const where = steps[index]!.function;
  const before = steps.slice(Math.max(0, index - MOST_STEPS_BACK), index);
  const isOther = (step: { function: string }) => step.function !== where;
  const calling = before.findLastIndex(
    (step) => isOther(step) && callOf(evidence, step.line, where) !== null,
  );
  const found = calling === -1 ? before.findLastIndex(isOther) : calling;
  return found === -1 ? -1 : found + index - before.length;
}

const MOST_STEPS_BACK = 200;

/** The call of a function at a line, by its own name or its class's; null for none, as for a decorator. */
function callOf({ program }: Evidence, line: number, where: string): Call | null {
  const [own, outer] = where.split('.').reverse();
  return program.callsAt(line, own === '__init__' && outer !== undefined ? outer : own!)[0] ?? null;
}

function givenAs(call: Call, parameter: string, parameters: readonly string[]): Expression | null {
  const isBound = parameters[0] === 'self' || parameters[0] === 'cls';
  return argumentOf(call, parameters.indexOf(parameter) - (isBound ? 1 : 0), parameter);
}

/** Whether an object went with the statement that gave it away, or with the function around that: nobody dropped it. */
function wentUnnoticed(evidence: Evidence, registration: number, dying: number): boolean {
  const { steps, program, log } = evidence;
  const last = evidence.stepAt(dying);
  if (last === -1) return false;
  const { function: where, line } = steps[registration]!;
  const isInStatement = evidence.function(dying) === where && program.isSameStatement(log.line(dying), line);
  if (isInStatement && !hasStepBetween(evidence, registration, last, where, line)) return true;
  // The function is over where what happens is its caller's again: in the statement that had begun before.
  const outer = evidence.function(dying);
  if (where === '<module>' || outer === where) return false;
  const began = steps.slice(0, registration).findLast((step) => step.function === outer);
  return began !== undefined && program.isSameStatement(began.line, log.line(dying));
}

/** Whether the function went on to another line, or to another turn of this one. */
function hasStepBetween(evidence: Evidence, from: number, to: number, where: string, line: number): boolean {
  for (let index = from + 1; index <= to; index += 1) {
    const step = evidence.steps[index]!;
    if (step.function === where && !evidence.program.isSameStatement(step.line, line)) return true;
  }
  return false;
}

/** What to call a listener: a function's qualified name; a method by its class's name and its own. */
function nameOf(
  evidence: Evidence,
  ref: number,
  object: number,
  made: number,
  given: Expression | null,
): string {
  const { log } = evidence;
  const own = log.nameOf(object);
  if (own !== null) return `\`${own}\``;
  if (log.typeName(ref) === 'WeakMethod') {
    // Beside the weakref to its object, a WeakMethod has one to the function.
    for (const seq of evidence.seqsOf('ref-created')) {
      if (seq <= made || evidence.library(seq) !== evidence.library(made)) continue;
      const name = log.nameOf(log.referentOf(seq));
      if (name !== null) return `\`${name}\``;
      break;
    }
    const type = log.typeName(object);
    return given?.kind === 'attribute' ? `\`${type}.${given.attribute}\`` : `A method of this \`${type}\``;
  }
  if (given?.kind === 'name') return `\`${given.name}\``;
  if (given?.kind === 'call') return `What \`${calleeName(given)}\` gives`;
  return given?.kind === 'lambda' ? 'This `lambda`' : `This \`${log.typeName(object)}\``;
}
