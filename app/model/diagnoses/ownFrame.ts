import { pathOf } from '../source/expressions.ts';
import type { Handler } from '../source/syntax.ts';
import type { Evidence } from './evidence.ts';
import type { Survival } from './survivals.ts';

/**
 * The variable in which a function that has returned left an exception that came through it: the exception holds its
 * traceback, that holds the function's frame, and the frame's variable holds the exception. null where it is otherwise.
 */
export function heldByOwnFrame(evidence: Evidence, { object, lost }: Survival): string | null {
  const { program, steps } = evidence;
  const step = steps[lost]!;
  const isReturn = program.at(step.line).statements.some(({ kind }) => kind === 'return');
  if (!isReturn || steps[lost + 1]!.function === step.function) return null;
  const variable = Object.entries(step.names).find(
    ([name, id]) => id === object && program.hasLocal(step.function, name),
  );
  // The one reference of the variable is still there once nothing shows the variable any more.
  const [before, after] = [evidence.view(lost), evidence.view(lost + 1)];
  if (variable === undefined || before.unexplained(object) !== 0 || after.unexplained(object) !== 1)
    return null;
  return wasCaughtIn(evidence, object, step.function, lost) ? variable[0] : null;
}

/** Whether a handler of a function had an exception and gave it to another variable. */
function wasCaughtIn(evidence: Evidence, object: number, where: string, until: number): boolean {
  const { program, steps } = evidence;
  const handlers = program.all.filter(
    (statement): statement is Handler => statement.kind === 'except' && statement.name !== null,
  );
  return handlers.some((handler) => {
    const isGivenOn = program
      .inside(handler)
      .some((inner) => inner.kind === 'assignment' && pathOf(inner.value) === handler.name);
    return (
      isGivenOn &&
      evidence.stepsIn(where).some((index) => {
        const { line, names } = steps[index]!;
        return index < until && names[handler.name!] === object && program.isWithin(line, handler.line);
      })
    );
  });
}
