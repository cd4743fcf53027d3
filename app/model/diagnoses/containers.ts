import { KIND_CODE } from '../../trace/eventLog.ts';
import { DEREF_ENTRY_POINTS, DEREF_RESULTS, SILENCES } from '../../trace/format.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';

const DEAD = DEREF_RESULTS.indexOf('dead');
const CLEARED = KIND_CODE['ref-cleared'];
const BY_EQ = DEREF_ENTRY_POINTS.indexOf('eq');
const REF_DIED_FIRST = SILENCES.indexOf('ref-died-first');
const ENTERS_KEY = /^weakref\.WeakKeyDictionary\.(__setitem__|setdefault|update|__init__)$/;
const ENTERS_MEMBER = /^_weakrefset\.WeakSet\./;
const ITERATES = /(WeakSet\.__iter__|Weak(Key|Value)Dictionary\.(keys|values|items))$/;

/** Weak dictionaries and sets that hold more, or less, than one thinks. */
export const CONTAINER_PITFALLS: readonly Pitfall[] = [
  {
    id: 'value-holds-key',
    recognised:
      'a key of a WeakKeyDictionary that, by the steps until the end, only the dictionary leads to, through one of its values.',
    advice: 'Let the value refer to its key weakly, or not at all.',
    *find(evidence) {
      for (const made of evidence.seqsOf('ref-created'))
        if (ENTERS_KEY.test(evidence.library(made))) yield* heldByValue(evidence, made);
    },
  },
  {
    id: 'equal-keys',
    recognised:
      'in a call of a WeakKeyDictionary: a key’s new weakref is compared with that of another object and thrown away. A WeakSet: only if the first one dies before the second.',
    advice:
      'Use keys that are equal only to themselves, or remove the old entry before entering the new key.',
    *find(evidence) {
      for (const silence of evidence.seqsOf('callback-silenced'))
        if (evidence.log.detail(silence) === REF_DIED_FIRST) yield* enteredTwice(evidence, silence);
    },
  },
  {
    id: 'weak-container-shrinks',
    recognised:
      'between two items of one iteration over a weak container: a weakref of the same iteration is cleared.',
    advice: 'Iterate over `list(…)` of it: that holds its objects until the loop is done.',
    find: shrunkWhileIterated,
  },
];

function* heldByValue(evidence: Evidence, made: number): Generator<Finding> {
  const { log } = evidence;
  const [ref, key] = [log.subject(made), log.referentOf(made)];
  const view = evidence.lastView(ref);
  if (view === null) return;
  const holder = view.holdersOf(ref).find(({ from, label }) => from !== null && label.startsWith('.data'));
  if (holder === undefined || holder.from === null) return;
  const dictionary = holder.from;
  // A key that died did so before its dictionary: then the value did not hold it.
  const keyDies = evidence.firstOf(key, 'object-dying', made);
  const dictionaryDies = evidence.firstOf(dictionary, 'object-dying', made);
  if (keyDies !== null && (dictionaryDies === null || keyDies < dictionaryDies)) return;
  const values = view.heldBy(dictionary).filter(({ label }) => label.startsWith('.data['));
  const value = values.find(({ to }) => view.reachedFrom([to]).has(key));
  if (value === undefined || view.isReachableWithout(key, dictionary)) return;
  yield {
    seq: made,
    object: key,
    message: `The value entered here holds its own key ${evidence.called(key)}, so the dictionary keeps the key alive and the entry never goes.`,
  };
}

function* enteredTwice(evidence: Evidence, silence: number): Generator<Finding> {
  const { log } = evidence;
  const ref = log.subject(silence);
  const made = evidence.birthOf(ref);
  const library = evidence.library(silence);
  const intoSet = ENTERS_MEMBER.test(library);
  if (made === null || evidence.library(made) !== library || !(intoSet || ENTERS_KEY.test(library))) return;
  const first = comparedWith(evidence, made, silence);
  const second = log.referent(ref);
  if (first === null || first === second) return;
  if (intoSet) {
    const firstDies = evidence.firstOf(first, 'object-dying', silence);
    const secondDies = evidence.firstOf(second, 'object-dying', silence);
    if (firstDies === null || (secondDies !== null && secondDies < firstDies)) return;
  }
  const [old, young] = [evidence.called(first), evidence.called(second)];
  yield {
    seq: made,
    message: intoSet
      ? `${young} equals ${old}, which the set holds already: the entry goes when ${old} dies, though ${young} lives on.`
      : `${young} equals the key ${old}: only the value is replaced, and the entry goes when ${old} dies, though ${young} may live on.`,
  };
}

/** The object whose weakref a new weakref was last compared with before it went. */
function comparedWith(evidence: Evidence, made: number, silence: number): number | null {
  const { log } = evidence;
  const own = log.subject(made);
  for (let seq = silence - 1; seq > made; seq -= 1) {
    if (log.kind(seq) !== 'deref' || log.detail(seq) !== BY_EQ) continue;
    if (log.subject(seq) !== own) return log.referent(log.subject(seq));
  }
  return null;
}

/** An iteration over a weak container that went on after other code had run. */
interface Iteration {
  library: string;
  where: string;
  line: number;
  /** The weakrefs that it came to. */
  visited: Set<number>;
  /** The last event of it. */
  last: number;
}

function* shrunkWhileIterated(evidence: Evidence): Generator<Finding> {
  const { log } = evidence;
  let iteration: Iteration | null = null;
  for (const seq of evidence.seqsOf('deref')) {
    const library = evidence.library(seq);
    if (!ITERATES.test(library)) continue;
    const [ref, line, where] = [log.subject(seq), log.line(seq), evidence.function(seq)];
    const goesOn: boolean =
      iteration?.library === library &&
      iteration.line === line &&
      iteration.where === where &&
      !iteration.visited.has(ref);
    if (iteration === null || !goesOn) {
      iteration = { library, where, line, visited: new Set([ref]), last: seq };
      continue;
    }
    const { visited, last } = iteration;
    const paused = evidence.stepAt(seq) === -1 || evidence.stepAt(last) < evidence.stepAt(seq);
    const gone = log.extra(seq) === DEAD ? ref : paused ? clearedBetween(evidence, visited, last, seq) : null;
    visited.add(ref);
    iteration.last = seq;
    if (gone !== null)
      yield {
        seq,
        message: `While this loop goes over the container, ${evidence.called(log.referent(gone))} dies and its entry goes: \`len()\` shrinks, and items may never come up.`,
      };
  }
}

function clearedBetween(
  evidence: Evidence,
  refs: ReadonlySet<number>,
  from: number,
  to: number,
): number | null {
  for (let seq = from + 1; seq < to; seq += 1)
    if (evidence.log.kindCode(seq) === CLEARED && refs.has(evidence.log.subject(seq)))
      return evidence.log.subject(seq);
  return null;
}
