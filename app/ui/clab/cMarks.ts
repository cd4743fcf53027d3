import type { CDiagnostic } from '../../clab/compiler/diagnostics.ts';
import type { Diagnosis } from '../../trace/format.ts';
import { lineInText } from '../editor/marks.ts';
import type { LineNote } from '../editor/notes.ts';

/** What the compiler says, on lines of the C file that are still as they were when it was compiled. */
export function cNotesOf(
  compiled: { source: string; diagnostics: readonly CDiagnostic[] },
  file: string,
  text: string,
): LineNote[] {
  return compiled.diagnostics.flatMap(({ file: about, position, severity, message }) => {
    const line = about === file ? lineInText(position.line, compiled.source, text) : null;
    return line === null ? [] : [{ line, text: `${severity}: ${message}`, isError: severity === 'error' }];
  });
}

/** The notes of a run that are about lines of its C, as far as these are still as they were. */
export function cDiagnosisNotes(ranC: string, diagnoses: readonly Diagnosis[], text: string): LineNote[] {
  return diagnoses.flatMap(({ c, message, advice }) => {
    const line = c === undefined ? null : lineInText(c.line, ranC, text);
    return line === null ? [] : [{ line, text: `${message}\n${advice}`.replaceAll('`', '') }];
  });
}
