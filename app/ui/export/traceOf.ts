import { explanationsOf } from '../../model/exports/explanations.ts';
import type { Run, SavedRun } from '../../session/state.ts';
import { traceDocument } from '../../trace/document.ts';
import type { Trace } from '../../trace/format.ts';
import type { OutputChunk } from '../../trace/output.ts';

/** A run as a trace document, with its steps and explanations. */
export function traceOf(
  run: Omit<SavedRun, 'outcome'> & Pick<Run, 'outcome'>,
  options: { hidden: boolean },
): Trace {
  const { log, code, c, output, versions, outcome } = run;
  const written = (stream: OutputChunk['stream']) =>
    output
      .filter((chunk) => chunk.stream === stream)
      .map((chunk) => chunk.text)
      .join('');
  const facts = {
    ...versions,
    stdout: written('stdout'),
    stderr: written('stderr'),
    ...(run.hasUntimedOutput ? {} : { output }),
    outcome: outcome ?? ({ kind: 'stopped' } as const),
    code,
    ...(c === null ? {} : { c }),
  };
  return {
    ...traceDocument(log, facts, { ...options, steps: true }),
    ...explanationsOf(log, code, { ...options, c }),
  };
}
