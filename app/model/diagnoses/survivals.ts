import { DEREF_RESULTS } from '../../trace/format.ts';
import type { Evidence } from './evidence.ts';

const ALIVE = DEREF_RESULTS.indexOf('alive');

/** An object that lived on after the program had lost its last name for it. */
export interface Survival {
  object: number;
  /** The step that lost it: the last one at which a name led to it. */
  lost: number;
  /** The step after its last as a survivor: one that has it again, or where it is dead; else the number of steps. */
  until: number;
  /** Where a weakref still gave it meanwhile; null for nowhere. */
  seenAlive: number | null;
  /** Where it died meanwhile; null where it did not. */
  dying: number | null;
}

const FOUND = new WeakMap<Evidence, readonly Survival[]>();

/** All survivals of objects that somebody waits for: with a weakref of the program, or a `__del__`. */
export function survivalsIn(evidence: Evidence): readonly Survival[] {
  let found = FOUND.get(evidence);
  if (found === undefined) {
    found = [...survivals(evidence)];
    FOUND.set(evidence, found);
  }
  return found;
}

function* survivals(evidence: Evidence): Generator<Survival> {
  const { steps } = evidence;
  const watched = new Map<number, boolean>();
  const lostAt = new Map<number, number>();
  const known = new Set<number>();
  let named = new Set<number>();
  for (let index = 0; index <= steps.length; index += 1) {
    const view = index < steps.length ? evidence.view(index) : null;
    const namedNow = new Set<number>();
    for (const [object, lost] of lostAt)
      if (view === null || !view.isAlive(object) || view.isReachable(object)) {
        lostAt.delete(object);
        yield survival(evidence, object, lost, index);
      }
    if (view === null) return;
    for (const [object, refcount] of view.step.refcounts) {
      let isWatched = watched.get(object);
      if (isWatched === undefined) {
        isWatched = isWaitedFor(evidence, object);
        watched.set(object, isWatched);
      }
      if (!isWatched || refcount <= 0) continue;
      if (view.isReachable(object)) namedNow.add(object);
      // What is met for the first time in a function's last statement had its name in no step.
      else if (index > 0 && (named.has(object) || !known.has(object))) lostAt.set(object, index - 1);
      known.add(object);
    }
    named = namedNow;
  }
}

/** Whether somebody would notice when it dies: it has weakrefs of the program, or a `__del__`. */
export function isWaitedFor(evidence: Evidence, object: number): boolean {
  if (evidence.log.role(object) !== 'object') return false;
  if (evidence.refsTo(object).length > 0) return true;
  const members = evidence.program.classNamed(evidence.log.typeName(object))?.body ?? [];
  return members.some((member) => member.kind === 'function' && member.name === '__del__');
}

function survival(evidence: Evidence, object: number, lost: number, until: number): Survival {
  const { log } = evidence;
  const [from, to] = [evidence.seqOfStep(lost + 1), evidence.seqOfStep(until)];
  let seenAlive: number | null = null;
  for (const ref of evidence.refsTo(object))
    for (const seq of evidence.eventsOf(ref)) {
      if (seq < from || seq >= to || log.kind(seq) !== 'deref' || log.extra(seq) !== ALIVE) continue;
      if (seenAlive === null || seq < seenAlive) seenAlive = seq;
    }
  const dying = evidence.firstOf(object, 'object-dying', from);
  // Its `__del__` has it again, as `self`.
  const finalizer = evidence.firstOf(object, 'finalizer-started', from);
  const diesHere = dying !== null && (dying < to || (finalizer !== null && finalizer < to));
  return { object, lost, until, seenAlive, dying: diesHere ? dying : null };
}
