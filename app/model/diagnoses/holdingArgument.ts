import { calleeName, pathOf, variablesIn } from '../source/expressions.ts';
import type { Expression } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';

/**
 * The argument, as written, that keeps the object in the call that made a weakref to it; null for none, or where it is
 * not sure.
 */
export function argumentHolding(
  evidence: Evidence,
  made: number,
  object: number,
  callees: readonly string[],
): string | null {
  const { program } = evidence;
  const step = evidence.statementAt(made);
  const [call] = program.callsAt(evidence.log.line(made), ...callees);
  const [first, ...others] = call?.arguments ?? [];
  if (first === undefined || (step === -1 && evidence.stepAt(made) !== -1)) return null;
  const given = pathOf(first.value);
  // Where no steps were kept, what the call was given must do.
  const holders = step === -1 ? [] : evidence.view(step).holdersOf(object);
  const paths = holders.flatMap(({ from, label }) => (from === null ? [label] : []));
  const isObject = (path: string | null) => path !== null && (path === given || paths.includes(path));
  const leadsBack = (expression: Expression): boolean => {
    if (expression.kind === 'attribute' && isObject(pathOf(expression.value)))
      if (program.isMethod(expression.attribute)) return true;
    const path = pathOf(expression);
    if (path === null) return false;
    return isObject(path) || paths.some((way) => way.startsWith(`${path}.`) || way.startsWith(`${path} `));
  };
  const around = evidence.function(made);
  const isLocal = (name: string) => program.isLocalAround(around, name);
  const found = others.find(({ value }) => [...kept(value, isLocal)].some(leadsBack));
  return found === undefined ? null : program.textOf(found.value);
}

/** The expressions whose values an argument keeps: not what a call in it, or an operator, makes of them. */
function* kept(argument: Expression, isLocal: (name: string) => boolean): Generator<Expression> {
  if (pathOf(argument) !== null) yield argument;
  else if (argument.kind === 'lambda') {
    for (const { default: value } of argument.parameters) if (value !== null) yield* kept(value, isLocal);
    const own = argument.parameters.map(({ name }) => name);
    // A closure keeps the variables of the function around it; those of the module it looks up when it runs.
    for (const name of variablesIn(argument.body))
      if (!own.includes(name) && isLocal(name)) yield { ...argument.body, kind: 'name', name };
  } else if (argument.kind === 'call' && calleeName(argument) === 'partial')
    for (const { value } of argument.arguments) yield* kept(value, isLocal);
  else if (argument.kind === 'display') for (const item of argument.items) yield* kept(item, isLocal);
}
