import { DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import type { Evidence } from './evidence.ts';
import type { Pitfall } from './pitfall.ts';

const BY_HASH = DEREF_ENTRY_POINTS.indexOf('hash');
const BY_EQ = DEREF_ENTRY_POINTS.indexOf('eq');
const DEAD = DEREF_RESULTS.indexOf('dead');

/** Weakrefs of one object are equal while it lives. */
export const EQUALITY_PITFALLS: readonly Pitfall[] = [
  {
    id: 'dead-refs-unequal',
    recognised:
      'two deref via eq, dead, of two weakrefs to one object, by the program itself, that were compared, or both hashed, while it lived.',
    advice:
      'Keep and look up one and the same weakref, or use a key that has nothing to do with the object’s life, such as a name or a number.',
    *find(evidence) {
      const equal = new Set<string>();
      for (const { seq, left, right } of comparisons(evidence)) {
        const pair = left < right ? `${left} ${right}` : `${right} ${left}`;
        if (evidence.log.extra(seq) !== DEAD) {
          equal.add(pair);
          continue;
        }
        if (!equal.has(pair) && !(isHashed(evidence, left, seq) && isHashed(evidence, right, seq))) continue;
        const [one, other] = [evidence.called(left), evidence.called(right)];
        yield {
          seq,
          message: `${one} and ${other} were equal while ${evidence.called(evidence.log.referent(left))} lived, because the object was compared in their place. It is dead: now each equals only itself, and they differ.`,
        };
      }
    },
  },
];

interface Comparison {
  /** The second of its two events. */
  seq: number;
  left: number;
  right: number;
}

/** Comparisons of two weakrefs to one object by the program's own lines. */
function* comparisons(evidence: Evidence): Generator<Comparison> {
  const { log } = evidence;
  const derefs = evidence.seqsOf('deref');
  for (let at = 1; at < derefs.length; at += 1) {
    const [first, seq] = [derefs[at - 1]!, derefs[at]!];
    if (seq !== first + 1 || log.detail(first) !== BY_EQ || log.detail(seq) !== BY_EQ) continue;
    const [left, right] = [log.subject(first), log.subject(seq)];
    if (left === right || log.referent(left) !== log.referent(right) || log.referent(left) === 0) continue;
    if (evidence.library(seq) !== '') continue;
    yield { seq, left, right };
  }
}

/** Whether a weakref was hashed while its object lived, as it is when it is entered or looked up. */
function isHashed(evidence: Evidence, ref: number, before: number): boolean {
  const { log } = evidence;
  for (const seq of evidence.eventsOf(ref)) {
    if (seq >= before) return false;
    if (log.kind(seq) === 'deref' && log.detail(seq) === BY_HASH && log.extra(seq) !== DEAD) return true;
  }
  return false;
}
