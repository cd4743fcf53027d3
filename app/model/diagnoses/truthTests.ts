import { pathOf, within } from '../source/expressions.ts';
import { callsIn, type LogicalLine } from '../source/program.ts';
import type { Expression } from '../source/syntax.ts';

/** The paths that a line hashes: `hash(p)`, `d[p] = …`, `{p}`, `{p: …}`. */
export function hashedPaths({ statements, expressions }: LogicalLine): string[] {
  const hashed: (Expression | null | undefined)[] = callsIn(expressions, 'hash').map(
    ({ arguments: [first] }) => first?.value,
  );
  for (const statement of statements)
    if (statement.kind === 'assignment')
      for (const target of statement.targets) if (target.kind === 'subscript') hashed.push(target.index[0]);
  for (const part of expressions)
    if (part.kind === 'display' && part.brackets === 'set') hashed.push(...part.items);
    else if (part.kind === 'display' && part.brackets === 'dict') hashed.push(...part.keys);
  return paths(hashed);
}

/** The paths whose `type()` a line compares with something. */
export function typeComparedPaths({ expressions }: LogicalLine): string[] {
  const types = expressions.flatMap((part) => {
    if (part.kind !== 'binary' || !/^(?:is|is not|==|!=|in|not in)$/u.test(part.operator)) return [];
    return callsIn([part.left, part.right], 'type');
  });
  return paths(types.map(({ arguments: [first] }) => first?.value));
}

/**
 * The paths that a line tests for truth: `if p:`, `not p`, `p and …`, `bool(p)`, `… if p else …`. Not those whose test
 * asks whether there is a weakref at all, as `p and p()` does.
 */
export function testedPaths({ statements, expressions }: LogicalLine): string[] {
  const tested = new Set<Expression>();
  for (const statement of statements) if (statement.kind === 'branch') tested.add(statement.test);
  for (const part of expressions)
    if (part.kind === 'not') tested.add(part.operand);
    else if (part.kind === 'conditional') {
      if (!calls(part.whenTrue, part.test)) tested.add(part.test);
    } else if (part.kind === 'binary' && isAndOr(part.operator)) {
      if (!(part.operator === 'and' && calls(part.right, part.left))) tested.add(part.left);
    } else if (part.kind === 'comprehension')
      for (const { conditions } of part.clauses) for (const condition of conditions) tested.add(condition);
  for (const { arguments: given } of callsIn(expressions, 'bool'))
    if (given[0] !== undefined) tested.add(given[0].value);
  // A set goes on to what is added meanwhile: where an `and` is tested, so is its last operand.
  for (const part of tested) if (part.kind === 'binary' && isAndOr(part.operator)) tested.add(part.right);
  return paths([...tested]);
}

/** Containers whose members a line tests for truth: `[… for r in refs if r]`, `any(refs)`, `filter(None, refs)`. */
export function memberTestedPaths({ expressions }: LogicalLine): string[] {
  const tested: (Expression | undefined)[] = callsIn(expressions, 'any', 'all').map(
    ({ arguments: [first] }) => first?.value,
  );
  for (const { arguments: given } of callsIn(expressions, 'filter')) {
    const test = given[0]?.value;
    const isTruth = (test?.kind === 'constant' && test.text === 'None') || pathOf(test) === 'bool';
    if (isTruth) tested.push(given[1]?.value);
  }
  for (const part of expressions)
    if (part.kind === 'comprehension')
      for (const { target, iterable, conditions } of part.clauses) {
        const names = conditions.map((condition) =>
          pathOf(condition.kind === 'not' ? condition.operand : condition),
        );
        if (pathOf(target) !== null && names.includes(pathOf(target))) tested.push(iterable);
      }
  return paths(tested);
}

/** Whether a line tests something that a call without arguments gave: `if r() is not None:`. */
export function testsCall({ statements }: LogicalLine): boolean {
  return statements.some(
    (statement) =>
      statement.kind === 'branch' &&
      statement.keyword !== 'assert' &&
      within([statement.test]).some(isBareCall),
  );
}

/** `if r():` */
export function isBareCallTest({ statements }: LogicalLine): boolean {
  return statements.some(
    (statement) => statement.kind === 'branch' && statement.keyword === 'if' && isBareCall(statement.test),
  );
}

function isBareCall(expression: Expression): boolean {
  return (
    expression.kind === 'call' && expression.arguments.length === 0 && pathOf(expression.callee) !== null
  );
}

function isAndOr(operator: string): boolean {
  return operator === 'and' || operator === 'or';
}

/** Whether an expression calls what a path stands for. */
function calls(expression: Expression, path: Expression): boolean {
  const callee = pathOf(path);
  return callee !== null && callsIn(within([expression])).some((call) => pathOf(call.callee) === callee);
}

function paths(expressions: readonly (Expression | null | undefined)[]): string[] {
  return expressions.flatMap((expression) => pathOf(expression) ?? []);
}
