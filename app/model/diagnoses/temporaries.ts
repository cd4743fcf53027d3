import { DEATH_CAUSES, DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import { argumentOf, calleeName } from '../source/expressions.ts';
import type { Program } from '../source/program.ts';
import type { Expression } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import { deadListeners } from './listeners.ts';
import type { Pitfall } from './pitfall.ts';
import { isTask } from './tasks.ts';

const REFCOUNT = DEATH_CAUSES.indexOf('refcount');
const ALIVE = DEREF_RESULTS.indexOf('alive');
/** How a container looks through a weakref that is put into it. */
const ON_ENTERING = ['hash', 'eq'];
/** Calls that hand an object to one of the weak containers or to finalize. */
const GIVES = /^(?:add|setdefault|update|finalize|Weak\w+)$/u;

/** Where a weak container makes a weakref to itself, for its own callbacks. */
const TO_ITSELF = /(?:^|\.)Weak(?:Set|KeyDictionary|ValueDictionary)\.__init__$/u;

/** What makes a weakref to what it is given. */
const MAKERS = ['ref', 'proxy', 'finalize', 'add'];

/** Objects that die in the very statement that made a weakref to them. */
export const TEMPORARY_PITFALLS: readonly Pitfall[] = [
  {
    id: 'temporary-referent',
    recognised:
      'object-dying by refcount in the statement that made the object and its weakref; only parameters had it, and no weakref gave it.',
    advice: 'Keep the object in a variable as long as the weakref is wanted.',
    *find(evidence) {
      for (const { ref, referent, made } of diedAtOnce(evidence)) {
        if (evidence.log.typeName(ref) === 'KeyedRef') continue;
        const type = evidence.log.typeName(referent);
        yield type === 'method'
          ? {
              seq: made,
              message:
                'The weakref is dead at once: a bound method is a new object each time, and nothing else holds this one.',
              advice: 'Use `weakref.WeakMethod`, which lives as long as the object whose method it is.',
            }
          : {
              seq: made,
              message: `The weakref is dead at once: nothing else holds this \`${type}\`, which goes when the statement ends.`,
            };
      }
    },
  },
  {
    id: 'weak-value-without-owner',
    recognised:
      'object-dying by refcount in the statement that made the object and put it into a WeakValueDictionary; only parameters had it, and no weakref gave it.',
    advice: 'Keep each value somewhere else too, for as long as it is to be found in the dictionary.',
    *find(evidence) {
      for (const { ref, referent, made } of diedAtOnce(evidence))
        if (evidence.log.typeName(ref) === 'KeyedRef')
          yield {
            seq: made,
            message: `The entry is gone at once: the dictionary holds its values weakly, and nothing else holds this \`${evidence.log.typeName(referent)}\`.`,
          };
    },
  },
];

function* diedAtOnce(evidence: Evidence): Generator<{ ref: number; referent: number; made: number }> {
  const { log } = evidence;
  for (const made of evidence.seqsOf('ref-created')) {
    const ref = log.subject(made);
    const referent = log.referentOf(made);
    const dying = evidence.firstOf(referent, 'object-dying', made);
    if (dying === null || log.detail(dying) !== REFCOUNT || log.role(referent) !== 'object') continue;
    if (isTask(evidence, referent) || deadListeners(evidence).has(ref)) continue;
    // The weakref may have gone first.
    if (evidence.firstOf(ref, 'ref-cleared', dying) === null) continue;
    if (TO_ITSELF.test(evidence.library(made))) continue;
    if (evidence.library(made) !== '' && !isGivenAt(evidence, log.line(made))) continue;
    // What a function notes about whatever it is given may go with it.
    const noted = /^weakref\.WeakKeyDictionary\./.test(evidence.library(made));
    if (noted && evidence.function(made) !== evidence.function(dying)) continue;
    const isAtOnce =
      evidence.stepAt(dying) === -1
        ? diedAtItsLine(evidence, referent, made, dying)
        : evidence.isSameStatement(made, dying) && isTemporary(evidence, referent, made, dying);
    if (!isAtOnce) continue;
    if (!wasGiven(evidence, referent, made, dying)) yield { ref, referent, made };
  }
}

/** Whether a weakref gave the object meanwhile: then it lived as long as it was wanted. */
function wasGiven(evidence: Evidence, object: number, made: number, dying: number): boolean {
  const { log } = evidence;
  return evidence.refsTo(object).some((ref) =>
    [...evidence.eventsOf(ref)].some((seq) => {
      if (seq < made || seq > dying || log.kind(seq) !== 'deref') return false;
      return log.extra(seq) === ALIVE && !ON_ENTERING.includes(DEREF_ENTRY_POINTS[log.detail(seq)]!);
    }),
  );
}

/** Whether an object was made in the statement in which it dies, and was only handed on to functions meanwhile. */
function isTemporary(evidence: Evidence, object: number, made: number, dying: number): boolean {
  const { steps } = evidence;
  const statement = evidence.statementAt(dying);
  const birth = evidence.birthOf(object);
  if (birth === null || birth < steps[statement]!.seq) return false;
  // An object that enters itself somewhere on being made is not to blame for being dropped.
  const { line: lineOfStatement } = steps[statement]!;
  if (isDroppedAt(evidence, lineOfStatement, evidence.log.typeName(object))) return false;
  if (wasInVariable(evidence, made, lineOfStatement)) return false;
  const maker = evidence.statementAt(made);
  if (maker === -1 || evidence.view(maker).isNamed(object, 'self')) return false;
  for (let index = statement; index <= evidence.stepAt(dying); index += 1) {
    const { function: where, line } = steps[index]!;
    const passing = [
      ...evidence.program.parametersOf(where),
      ...evidence.program.comprehensionVariablesAt(line),
    ];
    const holders = evidence.view(index).holdersOf(object);
    if (holders.some(({ from, label }) => from !== null || !passing.includes(label))) return false;
  }
  return true;
}

/**
 * The same from events alone, where no steps were kept: one line, in one function, made the object and the weakref and
 * saw it die, and no variable is seen to get it.
 */
function diedAtItsLine(evidence: Evidence, object: number, made: number, dying: number): boolean {
  const { log, program } = evidence;
  const birth = evidence.birthOf(object);
  if (birth === null) return false;
  const line = log.line(dying);
  const where = evidence.function(dying);
  const isHere = (seq: number) => log.line(seq) === line && evidence.function(seq) === where;
  if (!isHere(birth) || !isHere(made)) return false;
  // What is met here for the first time may be older, but for what the line itself must have made.
  if (log.kind(birth) !== 'object-created' && log.typeName(object) !== 'method') return false;
  const { statements, expressions } = program.at(line);
  const isShared =
    expressions.some(({ kind }) => kind === 'walrus') ||
    statements.some((statement) => statement.kind === 'assignment' && statement.targets.length > 1);
  if (isShared || isDroppedAt(evidence, line, log.typeName(object))) return false;
  return !wasInVariable(evidence, made, line);
}

/**
 * Whether a variable had the object that a weakref was made to, and got it in the very line: no step has seen it there.
 * Looked at are the line that made the weakref, and the one that called the function that did.
 */
function wasInVariable(evidence: Evidence, made: number, statementLine: number): boolean {
  const { log, program } = evidence;
  const where = evidence.function(made);
  const name = variableIn(referentIn(evidence, made));
  const parameter = program
    .parametersOf(where)
    .filter((word) => word !== 'self')
    .indexOf(name);
  if (parameter === -1) return program.bindsAt(log.line(made), name);
  const callee = where
    .replace(/\.__init__$/u, '')
    .split('.')
    .at(-1)!;
  const [call] = program.callsAt(statementLine, callee);
  const given = call === undefined ? null : argumentOf(call, parameter, name);
  return program.bindsAt(statementLine, variableIn(given));
}

/** What stands for the object in the line that made a weakref to it; null where it is not found. */
function referentIn({ log, program }: Evidence, made: number): Expression | null {
  const line = log.line(made);
  const type = log.typeName(log.subject(made));
  const given = (callee: string, position: number): Expression | null => {
    const [call] = program.callsAt(line, callee);
    return call === undefined ? null : argumentOf(call, position);
  };
  const entered = itemAssignedAt(program, line);
  if (type === 'KeyedRef') return given('setdefault', 1) ?? entered?.value ?? null;
  for (const callee of [type, ...MAKERS]) {
    const first = given(callee, 0);
    if (first !== null) return first;
  }
  return entered?.key ?? null;
}

/** `container[key] = value` at a line. */
function itemAssignedAt(
  program: Program,
  line: number,
): { key: Expression | null; value: Expression } | null {
  for (const statement of program.at(line).statements) {
    if (statement.kind !== 'assignment' || statement.value === null) continue;
    const target = statement.targets.find(({ kind }) => kind === 'subscript');
    if (target?.kind === 'subscript') return { key: target.index[0] ?? null, value: statement.value };
  }
  return null;
}

/** Whether a line hands an object to a weak container or to finalize, rather than a library on its own. */
function isGivenAt({ program }: Evidence, line: number): boolean {
  return (
    itemAssignedAt(program, line) !== null ||
    program.callsAt(line).some((call) => GIVES.test(calleeName(call)))
  );
}

/** Whether a line makes an object of a class, and does nothing with it. */
function isDroppedAt({ program }: Evidence, line: number, type: string): boolean {
  return program
    .at(line)
    .statements.some(
      (statement) =>
        statement.kind === 'expression' &&
        statement.value.kind === 'call' &&
        calleeName(statement.value) === type,
    );
}

/** The variable that an expression is, or binds with `:=`; '' for none. */
function variableIn(expression: Expression | null): string {
  if (expression?.kind === 'walrus') return expression.target.name;
  return expression?.kind === 'name' ? expression.name : '';
}
