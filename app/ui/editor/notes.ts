import type { Run } from '../../session/state.ts';
import type { Diagnosis } from '../../trace/format.ts';
import { lineInText } from './marks.ts';

/** A remark on a line of the program: underlined, and shown when pointed at. */
export interface LineNote {
  line: number;
  text: string;
  /** Something that stops the program, not only something to learn. */
  isError?: boolean;
}

/** The notes on lines that are still as they were when the program ran. */
export function notesOf(run: Pick<Run, 'code'>, diagnoses: readonly Diagnosis[], text: string): LineNote[] {
  return diagnoses.flatMap(({ line, message, advice }) => {
    const at = lineInText(line, run.code, text);
    return at === null ? [] : [{ line: at, text: `${message}\n${advice}`.replaceAll('`', '') }];
  });
}
