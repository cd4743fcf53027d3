import type { SavedRun } from '../../session/state.ts';
import type { Trace } from '../../trace/format.ts';
import { logFromDocument } from '../../trace/fromDocument.ts';
import { writtenTexts } from '../../trace/output.ts';

export interface OpenedRun {
  kind: 'opened';
  run: SavedRun;
  hasCode: boolean;
}

export type OpenedTrace = OpenedRun | { kind: 'bad'; problem: string };

/** Larger files would take the page's memory. */
const MOST_BYTES = 400_000_000;

/** Reads a file that a person chose; `problem` is one sentence. */
export async function openTrace(file: File): Promise<OpenedTrace> {
  const bad = (reason: string): OpenedTrace => ({
    kind: 'bad',
    problem: `“${file.name}” was not opened. ${reason} Nothing has changed.`,
  });
  if (file.size > MOST_BYTES)
    return bad(`It is larger than ${MOST_BYTES / 1e6} MB, the most that the page reads.`);
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch (error) {
    return bad(
      error instanceof SyntaxError ? 'It holds no JSON, so it is no trace.' : 'It could not be read.',
    );
  }
  // Few people ever open one: what checks it is no part of what everybody loads.
  const checking = await import('../../trace/parseTrace.ts').catch(() => null);
  if (checking === null) return bad('The part of the page that checks it could not be loaded.');
  const parsed = checking.parseTrace(json);
  return parsed.kind === 'bad' ? bad(parsed.problem) : savedRun(parsed.trace);
}

/** The run of a trace document that was checked, or that the build made. */
export function savedRun(trace: Trace): OpenedRun {
  const { python, pyodide, outcome, code = '', c = null } = trace;
  const output = writtenTexts(trace);
  const run = {
    ...{ code, c, log: logFromDocument(trace), output, outcome, versions: { python, pyodide } },
    hasUntimedOutput: trace.output === undefined,
  };
  return { kind: 'opened', run, hasCode: trace.code !== undefined };
}
