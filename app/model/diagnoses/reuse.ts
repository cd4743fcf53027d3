import { calleeName, pathOf } from '../source/expressions.ts';
import { callsIn } from '../source/program.ts';
import type { Expression } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, Pitfall } from './pitfall.ts';
import { stepsWhere } from './stepsWhere.ts';

const MAKERS = ['ref', 'proxy'];

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
      for (const { index, found } of stepsWhere(evidence, ({ expressions }) => questionsOf(expressions))) {
        const step = evidence.steps[index]!;
        const seq = takenForTwo(evidence, index, found, reused, idKeys);
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
  const { expressions } = evidence.program.at(log.line(seq));
  const areTwo = expressions.some(
    (part) =>
      part.kind === 'binary' && part.operator === 'is not' && isMaker(part.left) && isMaker(part.right),
  );
  if (areTwo) return true;
  const index = evidence.statementAt(seq);
  const made = evidence.birthOf(log.subject(seq));
  if (index === -1 || made === null || log.line(made) === log.line(seq)) return false;
  if (!isEnteredAt(evidence, log.line(seq))) return false;
  const holders = evidence.view(index).holdersOf(log.subject(seq));
  return holders.some(({ label }) => / key$|\{…\}$/u.test(label));
}

function isMaker(expression: Expression | undefined): boolean {
  return expression?.kind === 'call' && MAKERS.includes(calleeName(expression));
}

/** Whether a line makes a weakref and enters it right away: as a key, or by `add`. */
function isEnteredAt({ program }: Evidence, line: number): boolean {
  const isKey = program
    .at(line)
    .statements.some(
      (statement) =>
        statement.kind === 'assignment' &&
        statement.targets.some((target) => target.kind === 'subscript' && isMaker(target.index[0])),
    );
  return isKey || program.callsAt(line, 'add').some((call) => isMaker(call.arguments.at(-1)?.value));
}

/** What a line asks about the identity of what its expressions stand for, as paths. */
interface Questions {
  isNot: [string, string][];
  ids: string[];
  /** The members of each set and the keys of each dict that it writes. */
  displays: string[][];
  counts: { path: string; atLeast: number }[];
}

function questionsOf(expressions: readonly Expression[]): Questions | null {
  const questions: Questions = { isNot: [], ids: [], displays: [], counts: [] };
  for (const part of expressions) {
    if (part.kind === 'binary') {
      const [left, right] = [pathOf(part.left), pathOf(part.right)];
      if (part.operator === 'is not' && left !== null && right !== null) questions.isNot.push([left, right]);
      if (part.operator === '==' || part.operator === '>=') {
        const [call] = callsIn([part.left], 'getweakrefcount');
        const path = pathOf(call?.arguments[0]?.value);
        if (path !== null && part.right.kind === 'constant')
          questions.counts.push({ path, atLeast: Number(part.right.text) });
      }
    } else if (part.kind === 'call' && pathOf(part.callee) === 'id') {
      const path = pathOf(part.arguments[0]?.value);
      if (path !== null) questions.ids.push(path);
    } else if (part.kind === 'display' && (part.brackets === 'set' || part.brackets === 'dict')) {
      const members = part.brackets === 'set' ? part.items : part.keys;
      questions.displays.push(members.flatMap((member) => pathOf(member) ?? []));
    }
  }
  const { isNot, ids, displays, counts } = questions;
  return isNot.length + ids.length + displays.length + counts.length > 0 ? questions : null;
}

/** The reuse that a step's statement does not know of; null for none. */
function takenForTwo(
  evidence: Evidence,
  index: number,
  questions: Questions,
  reused: ReadonlyMap<number, number>,
  idKeys: Map<number, string>,
): number | null {
  const step = evidence.steps[index]!;
  const view = evidence.view(index);
  const reuseOf = (path: string): number | null => {
    const seq = reused.get(view.resolve(path) ?? 0);
    return seq !== undefined && seq <= step.seq ? seq : null;
  };
  for (const [left, right] of questions.isNot) {
    const found = reuseOf(left);
    if (found !== null && left !== right && found === reuseOf(right)) return found;
  }
  for (const path of questions.ids) {
    const found = reuseOf(path);
    if (found === null) continue;
    const other = idKeys.get(found);
    if (other !== undefined && other !== path) return found;
    idKeys.set(found, path);
  }
  for (const members of questions.displays) {
    const found = members.map(reuseOf);
    const twice = found.find((seq, at) => seq !== null && found.indexOf(seq) !== at);
    if (twice != null) return twice;
  }
  for (const { path, atLeast } of questions.counts) {
    const refs = evidence.refsTo(view.resolve(path) ?? 0).filter((ref) => view.isAlive(ref));
    const shared = refs.find((ref) => reused.has(ref));
    if (shared !== undefined && refs.length < atLeast) return reused.get(shared)!;
  }
  return null;
}
