import { DEATH_CAUSES, DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import type { Evidence } from './evidence.ts';
import { deadListeners } from './listeners.ts';
import type { Pitfall } from './pitfall.ts';
import { binds, callArguments, comprehensionVariables, escaped } from './source.ts';
import { isTask } from './tasks.ts';

const REFCOUNT = DEATH_CAUSES.indexOf('refcount');
const ALIVE = DEREF_RESULTS.indexOf('alive');
/** How a container looks through a weakref that is put into it. */
const ON_ENTERING = ['hash', 'eq'];
/** A statement that hands an object to one of the weak containers or to finalize, rather than a library on its own. */
const GIVES = /\]\s*=[^=]|\.(add|setdefault|update)\s*\(|\bWeak\w+\s*\(|\bfinalize\s*\(/;

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
    if (evidence.library(made) !== '' && !GIVES.test(evidence.source.statement(log.line(made)))) continue;
    // What a function notes about whatever it is given may go with it.
    const noted = /^weakref\.WeakKeyDictionary\./.test(evidence.library(made));
    if (noted && evidence.function(made) !== evidence.function(dying)) continue;
    if (!evidence.isSameStatement(made, dying) || !isTemporary(evidence, referent, made, dying)) continue;
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
  const statementText = evidence.source.statement(steps[statement]!.line);
  if (new RegExp(`^[\\w.]*\\b${escaped(evidence.log.typeName(object))}\\(`, 'u').test(statementText))
    return false;
  if (wasInVariable(evidence, made, statementText)) return false;
  const maker = evidence.statementAt(made);
  if (maker === -1 || evidence.view(maker).isNamed(object, 'self')) return false;
  for (let index = statement; index <= evidence.stepAt(dying); index += 1) {
    const { function: where, line } = steps[index]!;
    const passing = [
      ...evidence.source.parametersOf(where),
      ...comprehensionVariables(evidence.source.statement(line)),
    ];
    const holders = evidence.view(index).holdersOf(object);
    if (holders.some(({ from, label }) => from !== null || !passing.includes(label))) return false;
  }
  return true;
}

/**
 * Whether a variable had the object that a weakref was made to, and got it in the very line: no step has seen it there.
 * Looked at are the line that made the weakref, and the one that called the function that did.
 */
function wasInVariable(evidence: Evidence, made: number, statement: string): boolean {
  const { log, source } = evidence;
  const where = evidence.function(made);
  const name = variableIn(referentIn(evidence, made));
  const parameter = source
    .parametersOf(where)
    .filter((word) => word !== 'self')
    .indexOf(name);
  if (parameter === -1) return binds(source.statement(log.line(made)), name);
  const callee = where
    .replace(/\.__init__$/u, '')
    .split('.')
    .at(-1)!;
  return binds(statement, variableIn(callArguments(statement, callee)?.[parameter]));
}

/** What stands for the object in the line that made a weakref to it; undefined where it is not found. */
function referentIn({ log, source }: Evidence, made: number): string | undefined {
  const statement = source.statement(log.line(made));
  const type = log.typeName(log.subject(made));
  const [, key, value] = /\[([^\]]*)\]\s*=\s*([^;=]*)/u.exec(statement) ?? [];
  if (type === 'KeyedRef') return callArguments(statement, 'setdefault')?.[1] ?? value;
  const given = [type, ...MAKERS].map((callee) => callArguments(statement, callee)?.[0]);
  return given.find((argument) => argument !== undefined) ?? key;
}

/** The variable that an expression is, or binds with `:=`; '' for none. */
function variableIn(expression = ''): string {
  return /^([A-Za-z_]\w*)\s*(?:$|:=)/u.exec(expression.trim())?.[1] ?? '';
}
