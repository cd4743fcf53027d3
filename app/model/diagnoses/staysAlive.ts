import { CLEAR_CAUSES, DEATH_CAUSES, SILENCES } from '../../trace/format.ts';
import { argumentOf, pathOf } from '../source/expressions.ts';
import type { Evidence } from './evidence.ts';
import { heldByFinalize } from './finalize.ts';
import { hiddenHolderOf, leftInLoopVariable, NOT_THE_OBJECT } from './hiddenHolders.ts';
import { heldByOwnFrame } from './ownFrame.ts';
import type { Finding, Pitfall } from './pitfall.ts';
import type { StepView } from './stepView.ts';
import { isWaitedFor, type Survival, survivalsIn } from './survivals.ts';

const DYING_BY_COLLECTOR = DEATH_CAUSES.indexOf('gc');
const CLEARED_BY_COLLECTOR = CLEAR_CAUSES.indexOf('gc');
const IN_TRASH = SILENCES.indexOf('ref-in-trash');

/** Objects that live on after the program thinks it has let go of them. */
export const STAYS_ALIVE_PITFALLS: readonly Pitfall[] = [
  {
    id: 'cycle-keeps-alive',
    recognised:
      'no name leads to an object with weakrefs or `__del__` any more, a cycle in the steps’ references or the frame that caught it, where it is an exception, holds it, and a weakref still gives it, the program goes on before it collects, or ends.',
    advice: 'Make one of the references of the cycle a weakref, or cut one when done with it.',
    *find(evidence) {
      for (const survival of survivalsIn(evidence))
        if (isClass(evidence, survival.object)) yield* heldByItself(evidence, survival);
        else yield* heldByCycle(evidence, survival);
      if (!evidence.sawTheEnd) yield* inCycleAtTheEnd(evidence);
    },
  },
  {
    id: 'finalize-holds-object',
    recognised:
      'a call of `weakref.finalize` whose further arguments keep its object or a method of it; the object does not die, and has a reference at every later step that no other one explains.',
    advice:
      'Give `finalize` a function and values that don’t lead back to the object: a static method, a path, a handle.',
    find: heldByFinalize,
  },
  {
    id: 'hidden-strong-reference',
    recognised:
      'a weakref’s callback leads to its own object; only a loop’s leftover variable holds an object; or nothing that steps can see, after a call that an exception left that was kept, or whose arguments an `lru_cache` keeps, added to its refcount.',
    advice: 'Find out who still holds it (`gc.get_referrers`) and let that go too.',
    *find(evidence) {
      yield* heldByOwnCallback(evidence);
      yield* leftInLoopVariable(evidence);
      for (const survival of survivalsIn(evidence)) {
        const cause = isNoticed(evidence, survival) ? hiddenHolderOf(evidence, survival) : null;
        if (cause === null) continue;
        const { seq, line } = placeOf(evidence, survival);
        const name = evidence.called(survival.object);
        yield {
          seq,
          line,
          object: survival.object,
          message: `${name} lives on after this line: ${cause.holder}.`,
          advice: cause.advice,
        };
      }
    },
  },
];

function* heldByCycle(evidence: Evidence, survival: Survival): Generator<Finding> {
  const { object, lost, until, dying } = survival;
  const view = evidence.view(lost + 1);
  const byCollector = dying !== null && isCollected(evidence, object, dying);
  if (!(isNoticed(evidence, survival) || waitedFor(evidence, survival))) return;
  const variable = dying === null || byCollector ? heldByOwnFrame(evidence, survival) : null;
  if (variable !== null) {
    yield {
      ...placeOf(evidence, survival),
      object,
      message: `The exception ${evidence.called(object)} lives on after this line: its traceback holds the frame of the function that caught it, and \`${variable}\` there holds the exception.`,
      advice: `Delete the variable before the function returns (\`del ${variable}\`), or drop the frames with \`${variable}.with_traceback(None)\`.`,
    };
    return;
  }
  // What holds one of those that lead to it holds it too. A part of the cycle may be unseen: then nothing lets go.
  const isCutOff = [...view.above(object)].every((id) =>
    byCollector ? !evidence.isLetGo(id, lost + 1, until - 1) : view.unexplained(id) <= 0,
  );
  if (!isCutOff) return;
  const cycle = cycleAbove(view, object);
  if (cycle === null && !(byCollector && hiddenHolderOf(evidence, survival) === null)) return;
  const members = [object, ...(cycle ?? []).map(({ from }) => from)];
  if (members.some((member) => hasOtherPitfall(evidence, member))) return;
  const { seq, line } = placeOf(evidence, survival);
  yield {
    seq,
    line,
    object,
    message: `${evidence.called(object)} lives on after this line: a cycle of strong references${shown(evidence, cycle)} waits for the collector.`,
  };
}

/** A class that nothing but itself holds any more: it has no instance and no subclass. */
function* heldByItself(evidence: Evidence, survival: Survival): Generator<Finding> {
  const { log, program } = evidence;
  const { object, lost } = survival;
  if (!(isNoticed(evidence, survival) || waitedFor(evidence, survival))) return;
  const name = classNameOf(evidence, object);
  if (name === null) return;
  const isUsed = [...evidence.view(lost + 1).step.refcounts.keys()].some((id) => log.typeName(id) === name);
  const hasSubclass = program.all.some(
    (statement) =>
      statement.kind === 'class' &&
      statement.bases.some(({ value }) => pathOf(value)?.split('.').at(-1) === name),
  );
  if (isUsed || hasSubclass) return;
  const { seq, line } = placeOf(evidence, survival);
  yield {
    seq,
    line,
    message: `The class \`${name}\` lives on after this line: every class is in a cycle with itself, for its \`__mro__\` and its attributes lead back to it, and so waits for the collector.`,
    advice: 'Do not wait for a class to die, or call `gc.collect()` once nothing uses it any more.',
  };
}

function isClass({ log }: Evidence, object: number): boolean {
  return /^(type|EnumType|\w*Meta)$/u.test(log.typeName(object));
}

/** The name of a class of the program by the line that made a weakref to it; null where that does not say it. */
function classNameOf(evidence: Evidence, object: number): string | null {
  const { log, program } = evidence;
  for (const ref of evidence.refsTo(object))
    for (const seq of evidence.eventsOf(ref)) {
      const kind = log.kind(seq);
      if (kind !== 'ref-created' && kind !== 'ref-reused') continue;
      for (const call of program.callsAt(log.line(seq), 'ref', 'proxy', 'finalize')) {
        const given = argumentOf(call, 0);
        const name = pathOf(given);
        if (name !== null && program.classNamed(name) !== null) return name;
      }
    }
  return null;
}

/** Objects that a cycle holds at the end, where no steps were kept that would show the line that lost them. */
function* inCycleAtTheEnd(evidence: Evidence): Generator<Finding> {
  const { log, endView: view } = evidence;
  if (view === null) return;
  for (const object of view.step.refcounts.keys()) {
    if (!isWaitedFor(evidence, object) || view.isReachable(object) || hasOtherPitfall(evidence, object))
      continue;
    const isCutOff = [...view.above(object)].every((id) => view.unexplained(id) <= 0);
    const cycle = isCutOff ? cycleAbove(view, object) : null;
    const birth = evidence.birthOf(object);
    if (cycle === null || birth === null || evidence.stepAt(birth) !== -1) continue;
    yield {
      seq: birth,
      line: log.line(birth),
      object,
      message: `${evidence.called(object)}, made here, is alive at the end though no name leads to it: a cycle of strong references${shown(evidence, cycle)} waits for the collector.`,
    };
  }
}

/** ` (a.other → b.other → a)` */
function shown(evidence: Evidence, cycle: Cycle | null): string {
  if (cycle === null) return '';
  const links = cycle.map(({ from, label }) => `\`${bare(evidence.called(from))}${label}\``);
  return ` (${[...links, evidence.called(cycle[0]!.from)].join(' → ')})`;
}

type Cycle = readonly { from: number; label: string }[];

/** The cycle that an object is part of, or that leads to it. */
function cycleAbove(view: StepView, object: number): Cycle | null {
  const queue = [object];
  for (const id of queue) {
    const cycle = view.cycleThrough(id);
    if (cycle !== null) return cycle;
    for (const { from } of view.holdersOf(id)) if (from !== null && !queue.includes(from)) queue.push(from);
  }
  return null;
}

/** The program looked and found it alive, or it was still there at the end. */
function isNoticed({ steps, sawTheEnd }: Evidence, { seenAlive, dying, until }: Survival): boolean {
  return seenAlive !== null || (dying === null && until === steps.length && sawTheEnd);
}

/** The program went on, and collected only later. */
function waitedFor(evidence: Evidence, { lost, dying }: Survival): boolean {
  if (dying === null) return false;
  const collection = evidence.seqsOf('gc-started').findLast((seq) => seq < dying);
  return collection !== undefined && evidence.stepAt(collection) > lost + 1;
}

/** Whether the collector took it, or cut what held it when it had found it to be garbage. */
function isCollected(evidence: Evidence, object: number, dying: number): boolean {
  const { log } = evidence;
  if (log.detail(dying) === DYING_BY_COLLECTOR) return true;
  return evidence.refsTo(object).some((ref) => {
    const cleared = evidence.firstOf(ref, 'ref-cleared');
    return cleared !== null && cleared < dying && log.detail(cleared) === CLEARED_BY_COLLECTOR;
  });
}

/** Whether another pitfall is about it: a weakref in the trash, a resurrection, a `__del__` after a callback. */
function hasOtherPitfall(evidence: Evidence, object: number): boolean {
  if (evidence.firstOf(object, 'object-resurrected') !== null) return true;
  const hasFinalizer = evidence.firstOf(object, 'finalizer-started') !== null;
  return evidence.refsTo(object).some((ref) => {
    if (!evidence.isMadeByProgram(ref)) return false;
    const silenced = evidence.firstOf(ref, 'callback-silenced');
    if (silenced !== null && evidence.log.detail(silenced) === IN_TRASH) return true;
    return hasFinalizer && evidence.firstOf(ref, 'callback-started') !== null;
  });
}

function placeOf({ steps }: Evidence, { lost, seenAlive }: Survival): { seq: number; line: number } {
  return { seq: seenAlive ?? steps[lost + 1]!.seq, line: steps[lost]!.line };
}

/** `ref(o, callback)` where the callback holds o: as long as the weakref lives, so does o, but for the collector. */
function* heldByOwnCallback(evidence: Evidence): Generator<Finding> {
  const { log } = evidence;
  const seen = new Set<number>();
  for (const { edges } of evidence.steps)
    for (const [ref, object, , label] of edges) {
      if (!label.startsWith(' callback') || seen.has(ref) || log.referent(ref) !== object) continue;
      seen.add(ref);
      const made = evidence.birthOf(ref);
      if (made === null || diesBefore(evidence, object, ref, made)) continue;
      const dying = evidence.firstOf(object, 'object-dying', made);
      const byCollector = dying === null || isCollected(evidence, object, dying);
      const isCycle = evidence.view(evidence.lastSeen(ref)!).reachedFrom([object]).has(ref);
      // The program cut the cycle in time.
      if (isCycle && !byCollector) continue;
      const name = evidence.called(object);
      yield {
        seq: made,
        message: `The callback ${evidence.callback(ref)} itself holds ${name}${
          isCycle
            ? `, and ${name} holds this weakref: only the collector can take them.`
            : ': as long as this weakref lives, its object cannot die.'
        }`,
        advice: NOT_THE_OBJECT,
      };
    }
}

function diesBefore(evidence: Evidence, object: number, ref: number, from: number): boolean {
  const [dying, dead] = [
    evidence.firstOf(object, 'object-dying', from),
    evidence.firstOf(ref, 'ref-dead', from),
  ];
  return dying !== null && (dead === null || dying < dead);
}

function bare(name: string): string {
  return name.replace(/^`|`.*$/g, '');
}
