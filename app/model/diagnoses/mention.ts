import type { Evidence } from './evidence.ts';
import { callArguments } from './source.ts';

const EXPRESSION = /(?<![.\w])[A-Za-z_][\w.]*/gu;

/** The argument that names the object again, in the call that made a weakref to it; null for none. */
export function mentionOf(
  evidence: Evidence,
  made: number,
  object: number,
  callees: readonly string[],
): string | null {
  const step = evidence.statementAt(made);
  const statement = evidence.source.statement(evidence.log.line(made));
  const given = callees.map((callee) => callArguments(statement, callee)).find((found) => found !== null);
  const [first, ...others] = given ?? [];
  if (first === undefined || step === -1) return null;
  const view = evidence.view(step);
  const paths = view.holdersOf(object).flatMap(({ from, label }) => (from === null ? [label] : []));
  const leadsBack = (expression: string) =>
    expression === first ||
    expression.startsWith(`${first}.`) ||
    paths.some(
      (path) =>
        path === expression ||
        path.startsWith(`${expression}.`) ||
        path.startsWith(`${expression} `) ||
        expression.startsWith(`${path}.`),
    );
  return (
    others.find((argument) => [...argument.matchAll(EXPRESSION)].some(([found]) => leadsBack(found))) ?? null
  );
}
