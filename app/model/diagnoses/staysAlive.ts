import { DEATH_CAUSES, SILENCES } from '../../trace/format.ts';
import type { Evidence } from './evidence.ts';
import { heldByFinalize } from './finalize.ts';
import { leftInLoopVariable, lostToCache, lostToTraceback } from './hiddenHolders.ts';
import type { Finding, Pitfall } from './pitfall.ts';
import { type Survival, survivalsIn } from './survivals.ts';

const BY_COLLECTOR = DEATH_CAUSES.indexOf('gc');
const IN_TRASH = SILENCES.indexOf('ref-in-trash');

/** Objects that live on after the program thinks it has let go of them. */
export const STAYS_ALIVE_PITFALLS: readonly Pitfall[] = [
  {
    id: 'cycle-keeps-alive',
    recognised:
      'no name leads to an object with weakrefs or `__del__` any more, a cycle in the steps’ references holds it, and a weakref still gives it, the program goes on before it collects, or ends.',
    advice: 'Make one of the references of the cycle a weakref, or cut one when done with it.',
    *find(evidence) {
      for (const survival of survivalsIn(evidence)) yield* heldByCycle(evidence, survival);
    },
  },
  {
    id: 'finalize-holds-object',
    recognised:
      'a call of `weakref.finalize` whose further arguments mention its object; at every later step the object has a reference that no other one explains.',
    advice:
      'Give `finalize` a function and values that don’t lead back to the object: a static method, a path, a handle.',
    find: heldByFinalize,
  },
  {
    id: 'hidden-strong-reference',
    recognised:
      'a weakref’s callback leads to its own object; only a loop’s leftover variable holds an object; or nothing that steps can see, after an exception that was kept had its frame, or an `lru_cache` had it as an argument.',
    advice: 'Find out who still holds it (`gc.get_referrers`) and let that go too.',
    *find(evidence) {
      yield* heldByOwnCallback(evidence);
      yield* leftInLoopVariable(evidence);
      for (const survival of survivalsIn(evidence)) {
        const view = evidence.view(survival.lost + 1);
        if (view.unexplained(survival.object) < 1 || !isNoticed(evidence, survival)) continue;
        const cause = lostToCache(evidence, survival) ?? lostToTraceback(evidence, survival);
        if (cause === null) continue;
        const { seq, line } = placeOf(evidence, survival);
        const name = evidence.called(survival.object);
        yield {
          seq,
          line,
          message: `${name} lives on after this line: ${cause.holder}.`,
          advice: cause.advice,
        };
      }
    },
  },
];

function* heldByCycle(evidence: Evidence, survival: Survival): Generator<Finding> {
  const { object, lost, dying } = survival;
  const view = evidence.view(lost + 1);
  const byCollector = dying !== null && evidence.log.detail(dying) === BY_COLLECTOR;
  if (!byCollector && view.unexplained(object) > 0) return;
  const cycle = cycleAbove(evidence, object, lost + 1);
  if (cycle === null || !(isNoticed(evidence, survival) || waitedFor(evidence, survival))) return;
  const members = [object, ...cycle.map(({ from }) => from)];
  if (members.some((member) => hasOtherStory(evidence, member))) return;
  const { seq, line } = placeOf(evidence, survival);
  const links = cycle.map(({ from, label }) => `\`${bare(evidence.called(from))}${label}\``);
  const way = [...links, evidence.called(cycle[0]!.from)].join(' → ');
  yield {
    seq,
    line,
    message: `${evidence.called(object)} lives on after this line: a cycle of strong references (${way}) waits for the collector.`,
  };
}

/** The cycle that an object is part of, or that leads to it. */
function cycleAbove(
  evidence: Evidence,
  object: number,
  step: number,
): { from: number; label: string }[] | null {
  const view = evidence.view(step);
  const queue = [object];
  for (const id of queue) {
    const cycle = view.cycleThrough(id);
    if (cycle !== null) return cycle;
    for (const { from } of view.holdersOf(id)) if (from !== null && !queue.includes(from)) queue.push(from);
  }
  return null;
}

/** The program looked and found it alive, or it was still there at the end. */
function isNoticed({ steps }: Evidence, { seenAlive, dying, until }: Survival): boolean {
  return seenAlive !== null || (dying === null && until === steps.length);
}

/** The program went on, and collected only later. */
function waitedFor(evidence: Evidence, { lost, dying }: Survival): boolean {
  if (dying === null) return false;
  const collection = evidence.seqsOf('gc-started').findLast((seq) => seq < dying);
  return collection !== undefined && evidence.stepAt(collection) > lost + 1;
}

/** What another pitfall tells of: a weakref in the trash, a resurrection, a `__del__` after a callback. */
function hasOtherStory(evidence: Evidence, object: number): boolean {
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

/** `ref(o, callback)` where the callback holds o: as long as the weakref lives, so does o. */
function* heldByOwnCallback(evidence: Evidence): Generator<Finding> {
  const { log } = evidence;
  const told = new Set<number>();
  for (const { edges } of evidence.steps)
    for (const [ref, object, , label] of edges) {
      if (!label.startsWith(' callback') || told.has(ref) || log.referent(ref) !== object) continue;
      told.add(ref);
      const made = evidence.birthOf(ref);
      if (made === null || evidence.firstOf(object, 'object-dying', made) !== null) continue;
      yield {
        seq: made,
        message: `The callback ${evidence.callback(ref)} itself holds ${evidence.called(object)}: as long as this weakref lives, its object cannot die.`,
        advice:
          'Give the callback what it needs from the object beforehand, not the object or a method of it.',
      };
    }
}

function bare(name: string): string {
  return name.replace(/^`|`.*$/g, '');
}
