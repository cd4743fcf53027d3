import { DEREF_ENTRY_POINTS, DEREF_RESULTS } from '../../trace/format.ts';
import type { Evidence } from './evidence.ts';
import { isOwnLook } from './ownCallbacks.ts';
import type { Finding, Pitfall } from './pitfall.ts';
import { escaped } from './source.ts';

const DEAD = DEREF_RESULTS.indexOf('dead');
const BY_PROXY = DEREF_ENTRY_POINTS.indexOf('proxy');
const BY_CALL = DEREF_ENTRY_POINTS.indexOf('call');
const PATH = String.raw`[A-Za-z_][\w.]*`;

/** What a proxy does not do for its object. */
const NOT_THROUGH_PROXY: readonly { pattern: RegExp; message: (proxy: string) => string; advice: string }[] =
  [
    {
      pattern: new RegExp(
        String.raw`\bhash\(\s*(${PATH})\s*\)|\[\s*(${PATH})\s*\]\s*=[^=]|\{\s*(${PATH})\s*[:,}]`,
        'u',
      ),
      message: (proxy) => `${proxy} is a proxy, and proxies cannot be hashed, whatever their object can.`,
      advice: 'Use the object itself or a `weakref.ref` as a key.',
    },
    {
      pattern: new RegExp(
        String.raw`\btype\(\s*(${PATH})\s*\)\s*(?:is|==|!=|in)\b|\btype\(\s*(${PATH})\s*\)\s*[=!]=`,
        'u',
      ),
      message: (proxy) => `${proxy} is a proxy: \`type()\` tells that, and not what it stands for.`,
      advice: 'Use `isinstance`, which sees through a proxy.',
    },
  ];

/** Where a truth test may stand: `if E:`, `while not E and …`, `bool(E)`, `x if E else y`, `… and E`. */
const TRUTH_TESTS: readonly RegExp[] = [
  new RegExp(String.raw`^(?:if|elif|while|assert)\s+(?:not\s+)?(${PATH})\s*(?:$|:|,|and\b|or\b)`, 'u'),
  new RegExp(String.raw`\bbool\(\s*(${PATH})\s*\)`, 'u'),
  new RegExp(String.raw`\bif\s+(?:not\s+)?(${PATH})\s+else\b`, 'u'),
  new RegExp(String.raw`\b(?:and|or|not)\s+(${PATH})\s*(?:$|[:)\]]|and\b|or\b|else\b)`, 'u'),
  new RegExp(String.raw`[=(]\s*(${PATH})\s+(?:and|or)\b`, 'u'),
  new RegExp(String.raw`\breturn\s+(${PATH})\s+(?:and|or)\b`, 'u'),
];
/** Where a truth test of all members of a container may stand: `[… for r in refs if r]`, `any(refs)`. */
const MEMBER_TESTS: readonly RegExp[] = [
  new RegExp(String.raw`\bfor\s+(?:\w+)\s+in\s+(${PATH})\s+if\s+(?:not\s+)?\w+\s*[\])}]`, 'u'),
  new RegExp(String.raw`\b(?:any|all)\(\s*(${PATH})\s*\)`, 'u'),
  new RegExp(String.raw`\bfilter\(\s*(?:None|bool)\s*,\s*(${PATH})\s*\)`, 'u'),
];
const CALL_TEST = new RegExp(String.raw`^(?:if|elif|while)\b.*?(${PATH})\(\)`, 'u');
const BARE_CALL_TEST = new RegExp(String.raw`^if\s+(${PATH})\(\)\s*:$`, 'u');

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
  for (const { pattern, message, advice } of NOT_THROUGH_PROXY)
    for (const { index, groups } of stepsLike(evidence, pattern))
      for (const expression of groups) {
        const id = evidence.view(index).resolve(expression);
        if (id === undefined || !evidence.log.role(id).endsWith('proxy')) continue;
        const { seq, line } = evidence.steps[index]!;
        yield { seq, line, message: message(evidence.called(id)), advice };
      }
}

function* testedItself(evidence: Evidence): Generator<Finding> {
  for (const pattern of TRUTH_TESTS)
    for (const { index, statement, groups } of stepsLike(evidence, pattern))
      for (const expression of groups) {
        const ref = evidence.view(index).resolve(expression);
        if (ref === undefined || evidence.log.role(ref) !== 'ref') continue;
        const { seq, line } = evidence.steps[index]!;
        const cleared = evidence.firstOf(ref, 'ref-cleared');
        if (cleared === null || cleared >= seq) continue;
        // `r() if r else None`: whether there is a weakref at all.
        if (
          new RegExp(
            String.raw`\b${escaped(expression)}\(\)\s+(if|and)\b|\b${escaped(expression)}\s+and\s+${escaped(expression)}\(\)`,
          ).test(statement)
        )
          continue;
        yield {
          seq,
          line,
          message: alwaysTrue(evidence, ref),
        };
      }
}

/** Dead weakrefs in a container whose members are tested. */
function* membersTested(evidence: Evidence): Generator<Finding> {
  for (const pattern of MEMBER_TESTS)
    for (const { index, groups } of stepsLike(evidence, pattern)) {
      const { seq, line, names } = evidence.steps[index]!;
      for (const [path, ref] of Object.entries(names)) {
        if (!path.startsWith(`${groups[0]}[`) || evidence.log.role(ref) !== 'ref') continue;
        if ((evidence.firstOf(ref, 'ref-cleared') ?? seq) >= seq) continue;
        yield { seq, line, message: alwaysTrue(evidence, ref) };
        break;
      }
    }
}

function alwaysTrue(evidence: Evidence, ref: number): string {
  return `${evidence.called(ref)} is true although its object is dead: a weakref is always true, whatever it leads to.`;
}

/** `if r() is not None:` and, in the block, an `r()` that finds nothing any more. */
function* askedTwice(evidence: Evidence): Generator<Finding> {
  const { log, source } = evidence;
  const asked = new Map<number, number>();
  for (const seq of evidence.seqsOf('deref')) {
    if (log.detail(seq) !== BY_CALL || evidence.library(seq) !== '') continue;
    const [ref, line] = [log.subject(seq), log.line(seq)];
    if (log.extra(seq) !== DEAD) {
      if (CALL_TEST.test(source.statement(line))) asked.set(ref, seq);
      continue;
    }
    const before = asked.get(ref);
    asked.delete(ref);
    if (before === undefined || evidence.function(before) !== evidence.function(seq)) continue;
    if (line === log.line(before) || source.isWithin(line, log.line(before)))
      yield {
        seq,
        message: `${evidence.called(ref)} gave its object in the test, and gives \`None\` here: in between the object died.`,
      };
  }
}

/** `if r():` where the object lives, but counts as false, as an empty container does. */
function* takenForDead(evidence: Evidence): Generator<Finding> {
  const { log, source } = evidence;
  for (const seq of evidence.seqsOf('deref')) {
    if (log.detail(seq) !== BY_CALL || log.extra(seq) === DEAD || evidence.library(seq) !== '') continue;
    const line = log.line(seq);
    if (!BARE_CALL_TEST.test(source.statement(line))) continue;
    const where = evidence.function(seq);
    const test = evidence.statementAt(seq);
    if (test === -1) continue;
    const next = evidence.steps.slice(test + 1).find((step) => step.function === where);
    if (next === undefined || source.isWithin(next.line, line)) continue;
    yield {
      seq,
      message: `${evidence.called(log.referent(log.subject(seq)))} lives, but counts as false, so the test takes it for dead.`,
    };
  }
}

/** The steps at lines that match, with what the pattern caught. */
function* stepsLike(
  evidence: Evidence,
  pattern: RegExp,
): Generator<{ index: number; statement: string; groups: string[] }> {
  const lines = new Set(evidence.source.linesLike(pattern));
  if (lines.size === 0) return;
  for (const [index, { line }] of evidence.steps.entries()) {
    if (!lines.has(line)) continue;
    const statement = evidence.source.statement(line);
    const groups = pattern
      .exec(statement)!
      .slice(1)
      .filter((group) => group !== undefined);
    yield { index, statement, groups };
  }
}
