import { traceDocument } from '../../app/trace/document.ts';
import type { EventLog } from '../../app/trace/eventLog.ts';
import type { Outcome } from '../../app/trace/format.ts';
import type { OutputChunk } from '../../app/trace/output.ts';

/** A run's trace, interpreter events, steps and addresses included, but for the times. */
export function comparable(
  log: EventLog,
  code: string,
  output: readonly OutputChunk[],
  outcome: Outcome,
): string {
  const written = (stream: OutputChunk['stream']) =>
    output.flatMap((chunk) => (chunk.stream === stream ? [chunk.text] : [])).join('');
  const facts = {
    python: '',
    pyodide: '',
    stdout: written('stdout'),
    stderr: written('stderr'),
    outcome,
    code,
  };
  const document = traceDocument(log, facts, { hidden: true, steps: true });
  return JSON.stringify({ ...document, events: document.events.map((event) => ({ ...event, t: 0 })) });
}
