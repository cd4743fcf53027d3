import {
  CALLBACK_OUTCOMES,
  DEATH_CAUSES,
  DEREF_RESULTS,
  SILENCES,
  type Silence,
} from '../../trace/format.ts';
import { argumentOf } from '../source/expressions.ts';
import type { Evidence } from './evidence.ts';
import { hashesOfTheDead } from './hashes.ts';
import { isOwnLook } from './ownCallbacks.ts';
import type { Finding, Pitfall } from './pitfall.ts';

const BY_COLLECTOR = DEATH_CAUSES.indexOf('gc');
const RAISED = CALLBACK_OUTCOMES.indexOf('raised');
const DEAD = DEREF_RESULTS.indexOf('dead');
const IDENTIFIER = /^\w+$/u;

/** Callbacks that are not called, or fail. */
export const CALLBACK_PITFALLS: readonly Pitfall[] = [
  {
    id: 'callback-not-kept',
    recognised:
      'callback-silenced, ref-died-first: in the very statement that made the weakref; or when a function ended, or a loop went on, whose variable alone held it, and the object died later.',
    advice: 'Keep the weakref as long as the callback is wanted: in a variable, an attribute or a list.',
    *find(evidence) {
      for (const silence of silenced(evidence, 'ref-died-first')) {
        if (diedWithFrame(evidence, silence) || !wasNotKept(evidence, silence)) continue;
        const object = evidence.called(silence.referent);
        yield {
          seq: silence.made,
          message: `Nothing keeps this weakref: it dies before ${object} does, so its callback ${silence.callback} is never called.`,
        };
      }
    },
  },
  {
    id: 'local-died-first',
    recognised:
      'callback-silenced, ref-died-first, as a function ended that had the weakref in a local variable; the object died in the same moment.',
    advice:
      'Let the object go before the function ends (`del`), or keep the weakref where it outlives the function.',
    *find(evidence) {
      for (const silence of silenced(evidence, 'ref-died-first')) {
        if (!diedWithFrame(evidence, silence)) continue;
        const where = evidence.function(silence.made);
        const [ref, object] = [evidence.called(silence.ref), evidence.called(silence.referent)];
        yield {
          seq: silence.made,
          message: `Locals die in reverse order: when \`${where}\` ended, ${ref} went before ${object}, so the callback ${silence.callback} was never called.`,
        };
      }
    },
  },
  {
    id: 'ref-in-trash',
    recognised: 'callback-silenced, ref-in-trash, of a weakref that the program itself made.',
    advice: 'Keep the weakref outside of what it watches: in a variable or a list that no cycle leads to.',
    *find(evidence) {
      for (const { seq, ref, referent, made, callback } of silenced(evidence, 'ref-in-trash')) {
        const [watch, object] = [evidence.called(ref), evidence.called(referent)];
        yield isGarbageToo(evidence, referent, seq)
          ? {
              seq: made,
              message: `${capital(watch)} was part of the same garbage as ${object}: the collector clears such a weakref, and never calls its callback ${callback}.`,
            }
          : {
              seq: made,
              message: `${capital(watch)} was garbage itself, whatever becomes of ${object}: the collector clears such a weakref, and never calls its callback ${callback}.`,
              advice:
                'Keep the weakref as long as the callback is wanted: in a variable or a list that does not go with a cycle.',
            };
      }
    },
  },
  {
    id: 'callback-raised',
    recognised:
      'callback-finished, raised, with more than a KeyboardInterrupt; at the last line that ran in the callback.',
    advice: 'Let a callback handle its own errors: nothing around it can.',
    *find(evidence) {
      for (const seq of evidence.seqsOf('callback-finished'))
        if (evidence.log.detail(seq) === RAISED && !isInterrupt(evidence, seq) && !isExplained(evidence, seq))
          yield raised(evidence, seq);
    },
  },
];

interface Silenced {
  seq: number;
  ref: number;
  referent: number;
  /** The event that made the weakref. */
  made: number;
  /** The name of its callback. */
  callback: string;
}

function* silenced(evidence: Evidence, why: Silence): Generator<Silenced> {
  const { log } = evidence;
  for (const seq of evidence.seqsOf('callback-silenced')) {
    const ref = log.subject(seq);
    if (SILENCES[log.detail(seq)] !== why) continue;
    const made = evidence.birthOf(ref);
    const callback = made === null ? null : callbackGiven(evidence, ref, made);
    if (made !== null && callback !== null) yield { seq, ref, referent: log.referent(ref), made, callback };
  }
}

/** The callback that the program itself gave a weakref, quoted; null for one of a library's. */
function callbackGiven(evidence: Evidence, ref: number, made: number): string | null {
  if (evidence.isMadeByProgram(ref)) return evidence.callback(ref);
  // A WeakMethod wraps the callback that it is given, and has one of its own if it is given none.
  if (evidence.log.typeName(ref) !== 'WeakMethod') return null;
  const [call] = evidence.program.callsAt(evidence.log.line(made), 'WeakMethod');
  const given = call === undefined ? null : argumentOf(call, 1, 'callback');
  return given === null ? null : `\`${evidence.program.textOf(given)}\``;
}

/** Whether the collection in which a callback was silenced found the referent to be garbage, too. */
function isGarbageToo(evidence: Evidence, referent: number, silence: number): boolean {
  const { log } = evidence;
  const end = evidence.seqsOf('gc-finished').find((seq) => seq > silence) ?? log.length;
  const dying = evidence.firstOf(referent, 'object-dying', silence);
  if (dying !== null && dying < end) return log.detail(dying) === BY_COLLECTOR;
  // Its finalizer may save it.
  const resurrected = evidence.firstOf(referent, 'object-resurrected', silence);
  return resurrected !== null && resurrected < end;
}

function wasNotKept(evidence: Evidence, silence: Silenced): boolean {
  const { seq, ref, referent, made } = silence;
  const { log } = evidence;
  const last = evidence.stepAt(seq);
  if (last === -1) return diedAtItsLine(evidence, silence);
  const holders = evidence.view(last).holdersOf(ref);
  if (evidence.isSameStatement(made, seq) && holders.length === 0) return true;
  // Put away on purpose, as an observer does, unless a variable just went out of sight or to the next weakref.
  const inVariable = holders.length > 0 && holders.every(({ label }) => IDENTIFIER.test(label));
  const diesLater = evidence.firstOf(referent, 'object-dying', seq) !== null;
  if (!inVariable || !diesLater) return false;
  const loopWentOn = log.line(seq) === log.line(made) && assignsVariable(evidence, log.line(made));
  return frameEnded(evidence, made, seq) || loopWentOn;
}

/** The same from events alone: the line that made it dropped it, or gave its variable to the next one. */
function diedAtItsLine(evidence: Evidence, { seq, referent, made }: Silenced): boolean {
  const { log, program } = evidence;
  const line = log.line(made);
  if (line !== log.line(seq) || evidence.function(made) !== evidence.function(seq)) return false;
  const isDropped = program
    .at(line)
    .statements.some((statement) => statement.kind === 'expression' && statement.value.kind === 'call');
  if (isDropped) return true;
  return assignsVariable(evidence, line) && evidence.firstOf(referent, 'object-dying', seq) !== null;
}

/** Whether weakref and object died one after the other as the function ended that held the weakref. */
function diedWithFrame(evidence: Evidence, { seq, ref, referent, made }: Silenced): boolean {
  const last = evidence.stepAt(seq);
  const dying = evidence.firstOf(referent, 'object-dying', seq);
  if (dying === null) return false;
  if (last === -1) return diedInOneMoment(evidence, made, seq, dying);
  if (evidence.stepAt(dying) !== last) return false;
  const inVariable =
    isAssignedLast(evidence, made, last) ||
    evidence
      .view(last)
      .holdersOf(ref)
      .some(({ label }) => IDENTIFIER.test(label));
  return inVariable && frameEnded(evidence, made, seq);
}

/** The same from events alone: both died where the program was back in the function's caller, with little in between. */
function diedInOneMoment(evidence: Evidence, made: number, seq: number, dying: number): boolean {
  const { log } = evidence;
  const [where, back] = [evidence.function(made), evidence.function(seq)];
  if (where === '<module>' || back === where || evidence.function(dying) !== back) return false;
  if (log.line(dying) !== log.line(seq) || !assignsVariable(evidence, log.line(made))) return false;
  for (let at = seq + 1; at < dying; at += 1) if (log.line(at) !== log.line(seq)) return false;
  return true;
}

/** Whether the last line that ran put the weakref that it made into a variable: no step has seen it there. */
function isAssignedLast(evidence: Evidence, made: number, last: number): boolean {
  if (evidence.statementAt(made) !== last) return false;
  return assignsVariable(evidence, evidence.log.line(made));
}

function assignsVariable({ program }: Evidence, line: number): boolean {
  return program
    .at(line)
    .statements.some(
      (statement) =>
        statement.kind === 'assignment' &&
        statement.value !== null &&
        statement.targets.some(({ kind }) => kind === 'name'),
    );
}

/** Whether something happened as the function had just ended that made a weakref: the line is its caller's again. */
function frameEnded(evidence: Evidence, made: number, seq: number): boolean {
  const step = evidence.steps[evidence.stepAt(seq)]!;
  if (step.function === '<module>' || step.function !== evidence.function(made)) return false;
  return step.function !== evidence.function(seq) || step.line !== evidence.log.line(seq);
}

/** The time limit, or whoever else ends the program, came upon it in a callback: that is no error of the callback's. */
function isInterrupt({ log }: Evidence, seq: number): boolean {
  return log.texts.text(log.extra(seq)) === 'KeyboardInterrupt';
}

/** Whether another note is about what made a callback raise. */
function isExplained(evidence: Evidence, finished: number): boolean {
  const ref = evidence.log.subject(finished);
  const started = evidence.firstOf(ref, 'callback-started') ?? finished;
  return (
    isOwnLook(evidence, finished) || hashesOfTheDead(evidence).some((seq) => seq > started && seq < finished)
  );
}

function raised(evidence: Evidence, seq: number): Finding {
  const { log } = evidence;
  const ref = log.subject(seq);
  const error = log.texts.text(log.extra(seq));
  let started = 0;
  let askedInVain = false;
  for (const event of evidence.eventsOf(ref)) {
    if (event >= seq) break;
    const kind = log.kind(event);
    if (kind === 'callback-started') started = event;
    else if (kind === 'deref' && started > 0) askedInVain ||= log.extra(event) === DEAD;
  }
  const step = evidence.steps[evidence.stepAt(seq)];
  return {
    seq,
    ...(step !== undefined && step.seq > started ? { line: step.line } : {}),
    message: `The callback ${evidence.callback(ref)} raises \`${error}\` here: that only goes to \`sys.unraisablehook\`, and the program goes on.`,
    ...(askedInVain
      ? {
          advice:
            'When a callback runs, its weakref gives `None` already: hand the callback what it needs beforehand, as with `functools.partial`.',
        }
      : {}),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
