import { DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import type { LogicalLine } from '../source/program.ts';
import type { Evidence } from './evidence.ts';
import { isOwnLook } from './ownCallbacks.ts';
import type { Finding, Pitfall } from './pitfall.ts';
import { stepsWhere } from './stepsWhere.ts';
import {
  hashedPaths,
  isBareCallTest,
  memberTestedPaths,
  testedPaths,
  testsCall,
  typeComparedPaths,
} from './truthTests.ts';

const DEAD = DEREF_RESULTS.indexOf('dead');
const BY_PROXY = DEREF_ENTRY_POINTS.indexOf('proxy');
const BY_CALL = DEREF_ENTRY_POINTS.indexOf('call');

/** What a proxy does not do for its object. */
const NOT_THROUGH_PROXY: readonly {
  paths(line: LogicalLine): string[];
  message: (proxy: string) => string;
  advice: string;
}[] = [
  {
    paths: hashedPaths,
    message: (proxy) => `${proxy} is a proxy, and proxies cannot be hashed, whatever their object can.`,
    advice: 'Use the object itself or a `weakref.ref` as a key.',
  },
  {
    paths: typeComparedPaths,
    message: (proxy) => `${proxy} is a proxy: \`type()\` gives the proxy’s type, and not that of its object.`,
    advice: 'Use `isinstance`, which sees through a proxy.',
  },
];

/** Weakrefs that are asked in a way that misleads. */
export const DEAD_REF_PITFALLS: readonly Pitfall[] = [
  {
    id: 'dead-proxy',
    recognised:
      'deref via proxy, dead; or a line that hashes a proxy, or compares its type as if it were its object’s.',
    advice: 'Keep the object alive while its proxy is used, or use a `weakref.ref` and ask it first.',
    *find(evidence) {
      const { log } = evidence;
      for (const seq of evidence.seqsOf('deref'))
        if (log.detail(seq) === BY_PROXY && log.extra(seq) === DEAD && !isOwnLook(evidence, seq))
          yield {
            seq,
            message: `${evidence.called(log.referent(log.subject(seq)))} is dead, so any use of its proxy raises \`ReferenceError\`; only \`repr\` works.`,
          };
      yield* misusedProxies(evidence);
    },
  },
  {
    id: 'ref-truth',
    recognised:
      'a line that tests a dead weakref itself; or asks a weakref, gets its object, and asks again in vain; or takes an object that counts as false for a dead one.',
    advice: 'Call the weakref once, keep the result in a variable, and test that with `is not None`.',
    *find(evidence) {
      yield* testedItself(evidence);
      yield* membersTested(evidence);
      yield* askedTwice(evidence);
      yield* takenForDead(evidence);
    },
  },
];

function* misusedProxies(evidence: Evidence): Generator<Finding> {
  for (const { paths, message, advice } of NOT_THROUGH_PROXY)
    for (const { index, found } of stepsWhere(evidence, (line) => orNull(paths(line))))
      for (const path of found) {
        const id = evidence.view(index).resolve(path);
        if (id === undefined || !evidence.log.role(id).endsWith('proxy')) continue;
        const { seq, line } = evidence.steps[index]!;
        yield { seq, line, message: message(evidence.called(id)), advice };
      }
}

function* testedItself(evidence: Evidence): Generator<Finding> {
  for (const { index, found } of stepsWhere(evidence, (line) => orNull(testedPaths(line))))
    for (const path of found) {
      const ref = evidence.view(index).resolve(path);
      if (ref === undefined || evidence.log.role(ref) !== 'ref') continue;
      const { seq, line } = evidence.steps[index]!;
      const cleared = evidence.firstOf(ref, 'ref-cleared');
      if (cleared !== null && cleared < seq) yield { seq, line, message: alwaysTrue(evidence, ref) };
    }
}

/** Dead weakrefs in a container whose members are tested. */
function* membersTested(evidence: Evidence): Generator<Finding> {
  for (const { index, found } of stepsWhere(evidence, (line) => orNull(memberTestedPaths(line)))) {
    const { seq, line, names } = evidence.steps[index]!;
    for (const [path, ref] of Object.entries(names)) {
      const isMember = found.some((container) => path.startsWith(`${container}[`));
      if (!isMember || evidence.log.role(ref) !== 'ref') continue;
      if ((evidence.firstOf(ref, 'ref-cleared') ?? seq) >= seq) continue;
      yield { seq, line, message: alwaysTrue(evidence, ref) };
      break;
    }
  }
}

function orNull(paths: string[]): string[] | null {
  return paths.length > 0 ? paths : null;
}

function alwaysTrue(evidence: Evidence, ref: number): string {
  return `${evidence.called(ref)} is true although its object is dead: a weakref is always true, whatever it leads to.`;
}

/** `if r() is not None:` and, in the block, an `r()` that finds nothing any more. */
function* askedTwice(evidence: Evidence): Generator<Finding> {
  const { log, program } = evidence;
  const asked = new Map<number, number>();
  for (const seq of evidence.seqsOf('deref')) {
    if (log.detail(seq) !== BY_CALL || evidence.library(seq) !== '') continue;
    const [ref, line] = [log.subject(seq), log.line(seq)];
    if (log.extra(seq) !== DEAD) {
      if (testsCall(program.at(line))) asked.set(ref, seq);
      continue;
    }
    const before = asked.get(ref);
    asked.delete(ref);
    if (before === undefined || evidence.function(before) !== evidence.function(seq)) continue;
    if (isAfterTest(evidence, before, seq))
      yield {
        seq,
        message: `${evidence.called(ref)} gave its object in the test, and gives \`None\` here: in between the object died.`,
      };
  }
}

/** Whether a call belongs to the test that was made before, and not to a later turn of the same lines. */
function isAfterTest(evidence: Evidence, test: number, seq: number): boolean {
  const { log, program, steps } = evidence;
  const [line, lineOfTest] = [log.line(seq), log.line(test)];
  if (line === lineOfTest) return evidence.isSameStatement(test, seq);
  if (!program.isWithin(line, lineOfTest)) return false;
  // The test may be run again without asking the weakref, as `if known or r() is not None:` does.
  return !evidence
    .stepsIn(evidence.function(seq))
    .some((index) => steps[index]!.line === lineOfTest && isBetween(steps[index]!.seq, test, seq));
}

/** Whether a step began after one event and before another. */
function isBetween(seqOfStep: number, earlier: number, later: number): boolean {
  return seqOfStep > earlier && seqOfStep <= later;
}

/** `if r():` where the object lives, but counts as false, as an empty container does. */
function* takenForDead(evidence: Evidence): Generator<Finding> {
  const { log, program } = evidence;
  for (const seq of evidence.seqsOf('deref')) {
    if (log.detail(seq) !== BY_CALL || log.extra(seq) === DEAD || evidence.library(seq) !== '') continue;
    const line = log.line(seq);
    if (!isBareCallTest(program.at(line))) continue;
    const where = evidence.function(seq);
    const test = evidence.statementAt(seq);
    if (test === -1) continue;
    const next = evidence.nextStepIn(where, test);
    if (next === null || program.isWithin(next.line, line)) continue;
    yield {
      seq,
      message: `${evidence.called(log.referent(log.subject(seq)))} lives, but counts as false, so the test takes it for dead.`,
    };
  }
}
