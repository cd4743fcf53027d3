import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';

const PATH = String.raw`[A-Za-z_][\w.]*`;
const IS_NOT = new RegExp(String.raw`(${PATH})\s+is\s+not\s+(${PATH})(?!\s*\()`, 'gu');
const CALLS_IS_NOT = /\b(ref|proxy)\([^()]*\)\s+is\s+not\s+[\w.]*\b(ref|proxy)\(/u;
const ID_OF = new RegExp(String.raw`\bid\(\s*(${PATH})\s*\)`, 'gu');
const COUNTS = new RegExp(String.raw`\bgetweakrefcount\(\s*(${PATH})\s*\)\s*(?:==|>=)\s*(\d+)`, 'gu');
const DISPLAY = /\{([^{}]*)\}/gu;
const ENTERS = /\[[^\]]*\]\s*=[^=]|\.add\s*\(/u;

/** Two weakrefs that are one. */
export const REUSE_PITFALLS: readonly Pitfall[] = [
  {
    id: 'ref-reused',
    recognised:
      'ref-reused, and a line that takes the two for different ones: `is not`, `id()`, both as keys or members of one container, or a count of weakrefs that is too high.',
    advice:
      'Give each weakref a callback or make it of a subclass of `weakref.ref`: those are never shared. Or don’t rely on which one it is.',
    *find(evidence) {
      const reused = firstReuses(evidence);
      if (reused.size === 0) return;
      for (const seq of reused.values()) if (isTakenForNew(evidence, seq)) yield finding(evidence, seq, seq);
      const idKeys = new Map<number, string>();
      for (const [index, step] of evidence.steps.entries()) {
        const seq = takenForTwo(evidence, index, reused, idKeys);
        if (seq !== null) yield finding(evidence, seq, step.seq, step.line);
      }
    },
  },
];

/** By weakref: where the program first got it again. */
function firstReuses(evidence: Evidence): Map<number, number> {
  const reused = new Map<number, number>();
  for (const seq of evidence.seqsOf('ref-reused')) {
    const ref = evidence.log.subject(seq);
    if (evidence.library(seq) === '' && !reused.has(ref)) reused.set(ref, seq);
  }
  return reused;
}

function finding(evidence: Evidence, reuse: number, seq: number, line?: number): Finding {
  const { log } = evidence;
  const [ref, object] = [evidence.called(log.subject(reuse)), evidence.called(log.referentOf(reuse))];
  return {
    seq,
    ...(line === undefined ? {} : { line }),
    message: `These are one and the same weakref, ${ref}: asked again for one to ${object} without a callback, CPython hands out the one that exists.`,
  };
}

/** At the moment of reuse: compared at once, or entered where it stands already, by another line than the first. */
function isTakenForNew(evidence: Evidence, seq: number): boolean {
  const { log } = evidence;
  const statement = evidence.source.statement(log.line(seq));
  if (CALLS_IS_NOT.test(statement)) return true;
  const index = evidence.statementAt(seq);
  const made = evidence.birthOf(log.subject(seq));
  if (index === -1 || made === null || log.line(made) === log.line(seq) || !ENTERS.test(statement))
    return false;
  if (!/\b(ref|proxy)\([^()]*\)\s*(\]|\))/u.test(statement)) return false;
  const holders = evidence.view(index).holdersOf(log.subject(seq));
  return holders.some(({ label }) => / key$|\{…\}$/u.test(label));
}

/** The reuse that a statement does not know of; null for none. */
function takenForTwo(
  evidence: Evidence,
  index: number,
  reused: ReadonlyMap<number, number>,
  idKeys: Map<number, string>,
): number | null {
  const step = evidence.steps[index]!;
  const statement = evidence.source.statement(step.line);
  if (!/\bis\s+not\b|\bid\(|getweakrefcount|\{/u.test(statement)) return null;
  const view = evidence.view(index);
  const reuseOf = (expression: string): number | null => {
    const seq = reused.get(view.resolve(expression) ?? 0);
    return seq !== undefined && seq <= step.seq ? seq : null;
  };
  for (const [, left, right] of statement.matchAll(IS_NOT)) {
    const found = reuseOf(left!);
    if (found !== null && left !== right && found === reuseOf(right!)) return found;
  }
  for (const [, expression] of statement.matchAll(ID_OF)) {
    const found = reuseOf(expression!);
    if (found === null) continue;
    const other = idKeys.get(found);
    if (other !== undefined && other !== expression) return found;
    idKeys.set(found, expression!);
  }
  for (const [, inside] of statement.matchAll(DISPLAY)) {
    const found = inside!.split(',').map((item) => reuseOf(item.split(':')[0]!.trim()));
    const twice = found.find((seq, at) => seq !== null && found.indexOf(seq) !== at);
    if (twice != null) return twice;
  }
  for (const [, expression, count] of statement.matchAll(COUNTS)) {
    const refs = evidence.refsTo(view.resolve(expression!) ?? 0).filter((ref) => view.isAlive(ref));
    const shared = refs.find((ref) => reused.has(ref));
    if (shared !== undefined && refs.length < Number(count)) return reused.get(shared)!;
  }
  return null;
}
