import type { LogicalLine } from '../source/program.ts';
import type { Evidence } from './evidence.ts';

/**
 * The steps at lines where a question about the program's text has an answer, by index, with the answer. Each line is
 * asked once, however often it ran.
 */
export function* stepsWhere<T>(
  { program, steps }: Evidence,
  ask: (line: LogicalLine) => T | null,
): Generator<{ index: number; found: T }> {
  const answers: (T | null | undefined)[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const { line } = steps[index]!;
    let found = answers[line];
    if (found === undefined) {
      found = ask(program.at(line));
      answers[line] = found;
    }
    if (found !== null) yield { index, found };
  }
}
