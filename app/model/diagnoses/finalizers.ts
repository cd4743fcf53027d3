import { DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';

const DEAD = DEREF_RESULTS.indexOf('dead');

/** What `__del__` and callbacks find, and in which order they come. */
export const FINALIZER_PITFALLS: readonly Pitfall[] = [
  {
    id: 'del-and-callback-order',
    recognised:
      'the collector calls a callback before the `__del__` of the same object, and: `__del__` then looks through a dead weakref to it; or both use the same variable; or another object of its type went the other way round, by refcount.',
    advice:
      'Let neither rely on the other having run: do the cleaning up in one place, with `weakref.finalize`.',
    *find(evidence) {
      for (const seq of evidence.seqsOf('finalizer-started')) yield* swapped(evidence, seq);
    },
  },
  {
    id: 'resurrected',
    recognised: 'object-resurrected, of an object that the program has a weakref to.',
    advice: 'Don’t store `self` in `__del__`; for cleaning up, `weakref.finalize` has no `self` to store.',
    *find(evidence) {
      const { log } = evidence;
      for (const seq of evidence.seqsOf('object-resurrected')) {
        const object = log.subject(seq);
        const refs = evidence.refsTo(object).filter((ref) => isAliveAt(evidence, ref, seq));
        if (refs.length === 0) continue;
        const isBefore = (kind: 'ref-cleared' | 'callback-started') =>
          refs.some((ref) => (evidence.firstOf(ref, kind) ?? seq) < seq);
        const name = evidence.called(object);
        yield {
          seq,
          message: isBefore('ref-cleared')
            ? `${name} lives on, for its \`__del__\` stored it; but the collector had cleared its weakrefs before${isBefore('callback-started') ? ', and called their callbacks' : ''}.`
            : `${name} lives on, for its \`__del__\` stored it: its weakrefs still work, and no callback has run.`,
        };
      }
    },
  },
];

function isAliveAt(evidence: Evidence, ref: number, seq: number): boolean {
  const [made, dead] = [evidence.birthOf(ref), evidence.firstOf(ref, 'ref-dead')];
  return made !== null && made < seq && (dead === null || dead > seq);
}

function* swapped(evidence: Evidence, started: number): Generator<Finding> {
  const { log } = evidence;
  const object = log.subject(started);
  if (evidence.firstOf(object, 'object-resurrected', started) !== null) return;
  const called = callbackBefore(evidence, object, started);
  const finished = evidence.firstOf(object, 'finalizer-finished', started) ?? log.length;
  const lookedThrough = deadLook(evidence, object, started, finished);
  if (called === null && lookedThrough === null) return;
  const name = evidence.called(object);
  if (lookedThrough !== null)
    yield {
      seq: lookedThrough,
      message: `In this \`__del__\` the weakref to ${name} is dead already: the collector clears and calls back first, and then calls \`__del__\`.`,
    };
  else if (
    called !== null &&
    (sharesState(evidence, called, started, finished) || wentOtherWay(evidence, object))
  )
    yield {
      seq: called,
      message: `The collector took ${name}, so its callback runs before its \`__del__\`; when the last reference goes, \`__del__\` is first.`,
    };
}

/** The callback that the collector called for an object before its `__del__`. */
function callbackBefore(evidence: Evidence, object: number, finalizer: number): number | null {
  for (const ref of evidence.refsTo(object)) {
    if (!evidence.isMadeByProgram(ref)) continue;
    const called = evidence.firstOf(ref, 'callback-started');
    if (called !== null && called < finalizer) return called;
  }
  return null;
}

/** Where `__del__` asks a weakref to its own object that the collector has cleared. */
function deadLook(evidence: Evidence, object: number, from: number, to: number): number | null {
  for (const ref of evidence.refsTo(object)) {
    const cleared = evidence.firstOf(ref, 'ref-cleared');
    if (cleared === null || cleared > from) continue;
    for (const seq of evidence.eventsOf(ref)) {
      if (seq <= from || seq >= to || evidence.log.kind(seq) !== 'deref') continue;
      if (evidence.log.extra(seq) === DEAD && evidence.log.detail(seq) !== DEREF_ENTRY_POINTS.indexOf('repr'))
        return seq;
    }
  }
  return null;
}

/** Whether callback and `__del__` use a variable in common, so that their order shows. */
function sharesState(evidence: Evidence, callback: number, started: number, finished: number): boolean {
  const returned = evidence.firstOf(evidence.log.subject(callback), 'callback-finished', callback) ?? started;
  const inCallback = wordsBetween(evidence, callback, returned);
  return [...wordsBetween(evidence, started, finished)].some((word) => inCallback.has(word));
}

/** The variables of the module, or of functions around, that the lines between two events use. */
function wordsBetween(evidence: Evidence, from: number, to: number): Set<string> {
  const { program } = evidence;
  const words = new Set<string>();
  for (let index = evidence.stepAt(to); index >= 0; index -= 1) {
    const { seq, line, function: where } = evidence.steps[index]!;
    if (seq <= from) break;
    for (const part of program.at(line).expressions)
      if (part.kind === 'name' && isSharedVariable(evidence, where, part.name)) words.add(part.name);
  }
  return words;
}

function isSharedVariable({ program }: Evidence, where: string, name: string): boolean {
  return program.isVariable(name) && !program.hasLocal(where, name);
}

/** Whether another object of the type died by refcount, `__del__` first and then a callback. */
function wentOtherWay(evidence: Evidence, object: number): boolean {
  const type = evidence.log.typeName(object);
  return evidence.seqsOf('finalizer-started').some((seq) => {
    const other = evidence.log.subject(seq);
    if (other === object || evidence.log.typeName(other) !== type) return false;
    return evidence
      .refsTo(other)
      .some(
        (ref) => evidence.isMadeByProgram(ref) && evidence.firstOf(ref, 'callback-started', seq) !== null,
      );
  });
}
