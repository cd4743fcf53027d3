import type { Evidence } from './evidence.ts';
import { callArguments } from './source.ts';

const NAME = /^[A-Za-z_][\w.]*$/u;
/** A variable in an expression, not an attribute nor the name of an argument. */
const VARIABLE = /(?<![.\w])[A-Za-z_]\w*\b(?!\s*=(?!=))/gu;
const LAMBDA = /^lambda\b([^:]*):(.*)$/u;
const DISPLAY = /^[([{](.*)[)\]}]$/u;

/** The argument that keeps the object, in the call that made a weakref to it; null for none, or where it is not sure. */
export function mentionOf(
  evidence: Evidence,
  made: number,
  object: number,
  callees: readonly string[],
): string | null {
  const { source } = evidence;
  const step = evidence.statementAt(made);
  const statement = source.statement(evidence.log.line(made));
  const given = callees.map((callee) => callArguments(statement, callee)).find((found) => found !== null);
  const [first, ...others] = whole(given ?? []);
  if (first === undefined || step === -1) return null;
  const view = evidence.view(step);
  const paths = view.holdersOf(object).flatMap(({ from, label }) => (from === null ? [label] : []));
  const isObject = (expression: string) => expression === first || paths.includes(expression);
  const isMethod = (expression: string) => {
    const [, root, attribute] = /^(.*)\.(\w+)$/u.exec(expression) ?? [];
    return root !== undefined && isObject(root) && source.isMethod(attribute!);
  };
  const leadsBack = (expression: string) =>
    isObject(expression) ||
    isMethod(expression) ||
    paths.some((path) => path.startsWith(`${expression}.`) || path.startsWith(`${expression} `));
  const around = evidence.function(made).split('.');
  const isLocal = (name: string) => around.some((where) => source.hasLocal(where, name));
  return others.find((argument) => [...kept(argument, isLocal)].some(leadsBack)) ?? null;
}

/** The expressions whose values an argument keeps: not what a call in it, or an operator, makes of them. */
function* kept(argument: string, isLocal: (name: string) => boolean): Generator<string> {
  const value = argument.replace(/^(?:\w+\s*=(?!=)|''\s*:)\s*/u, '').trim();
  const [, parameters, body] = LAMBDA.exec(value) ?? [];
  const inner = DISPLAY.exec(value)?.[1];
  if (NAME.test(value)) yield value;
  else if (parameters !== undefined) {
    const own = parameters.split(',').map((parameter) => parameter.trim());
    for (const parameter of own) if (parameter.includes('=')) yield* kept(parameter, isLocal);
    // A closure keeps the variables of the function around it; those of the module it looks up when it runs.
    const names = own.map((parameter) => /\w+/u.exec(parameter)?.[0]);
    for (const [name] of body!.matchAll(VARIABLE)) if (!names.includes(name) && isLocal(name)) yield name;
  } else if (/^(?:functools\.)?partial\(.*\)$/u.test(value))
    for (const part of whole(callArguments(value, 'partial')!)) yield* kept(part, isLocal);
  else if (inner !== undefined && !/\sfor\s/u.test(inner))
    for (const part of whole(callArguments(`f(${inner})`, 'f')!)) yield* kept(part, isLocal);
}

/** Arguments as they were given: the commas between a lambda's parameters do not part them. */
function whole(parts: readonly string[]): string[] {
  const found: string[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && /\blambda\b[^:]*$/u.test(last)) found[found.length - 1] = `${last}, ${part}`;
    else found.push(part);
  }
  return found;
}
