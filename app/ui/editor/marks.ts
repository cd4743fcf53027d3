import type { Run } from '../../session/state.ts';

/** What the editor shows on lines of the program. */
export interface LineMarks {
  /** The line of the selected moment. */
  selected: number | null;
  /** The line at which the program ended with an exception. */
  error: { line: number; message: string } | null;
}

/** `line` is that of the selected moment. */
export function marksOf(run: Pick<Run, 'code' | 'outcome'>, line: number | null, text: string): LineMarks {
  const { outcome } = run;
  const raised = outcome?.kind === 'raised' ? lineInText(outcome.line, run.code, text) : null;
  return {
    selected: lineInText(line, run.code, text),
    error:
      raised === null || outcome?.kind !== 'raised'
        ? null
        : { line: raised, message: `${outcome.type}: ${outcome.message}` },
  };
}

/**
 * A line of the run, where the text still says the same there; null where it was changed since, so that no mark
 * points at a line which had nothing to do with it.
 */
export function lineInText(line: number | null, ranCode: string, text: string): number | null {
  if (line === null || line < 1) return null;
  if (ranCode === text) return line;
  const ran = ranCode.split('\n')[line - 1];
  return ran !== undefined && ran === text.split('\n')[line - 1] ? line : null;
}
