import { readFileSync } from 'node:fs';
import type { Program } from './generate.ts';
import { observedRun, type PlainRun, stockRun, unrecordedRun } from './observedRun.ts';
import { pythonText } from './statements.ts';

const WORLD = readFileSync(new URL('./world.py', import.meta.url), 'utf8');

/** Programs that run one after another in one interpreter, each cleaned up after. */
export interface Batch {
  programs: Program[];
  /** Programs that call `capi` are compared with the same build unrecorded: stock Pyodide has no such module. */
  withCapi: boolean;
}

export interface BatchResult {
  /** What is wrong; empty where everything held. */
  problems: string[];
  moments: number;
  /** Events by kind. */
  counts: Map<string, number>;
}

export function batchText({ programs, withCapi }: Batch): string {
  return [
    WORLD,
    ...(withCapi ? ['import capi\n'] : []),
    ...programs.map(
      ({ name, fuel, body }) =>
        `\ndef ${name}():\n${pythonText(body, 1)}\nrun(${name}, ${fuel})\ndel ${name}\n`,
    ),
  ].join('\n');
}

/** Runs a batch traced and untraced: the log is the heap's, the laws hold, and nobody can tell the runs apart. */
export async function checkBatch(batch: Batch): Promise<BatchResult> {
  const code = batchText(batch);
  const traced = await observedRun(code);
  const untraced = batch.withCapi ? await unrecordedRun(code) : await stockRun(code);
  const counts = new Map<string, number>();
  for (let seq = 0; seq < traced.log.length; seq += 1) {
    const kind = traced.log.kind(seq);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const problems = [...traced.problems, ...disturbances(traced, untraced), ...unfinished(traced)];
  return { problems, moments: traced.moments, counts };
}

/** A batch runs to its end, or what its later programs would have shown is not known. */
function unfinished({ outcome, stdout }: PlainRun): string[] {
  if (outcome.kind === 'completed') return [];
  const begun = stdout.split('\n').filter((text) => text.startsWith('# program_'));
  return [`in ${begun.at(-1) ?? 'the beginning'} it ended: ${JSON.stringify(outcome)}`];
}

/** How the two runs differ, each as the first line that does. */
export function disturbances(traced: PlainRun, untraced: PlainRun): string[] {
  const differing = (what: string, one: string, other: string): string[] => {
    if (one === other) return [];
    const [ours, theirs] = [one.split('\n'), other.split('\n')];
    const at = ours.findIndex((text, index) => text !== theirs[index]);
    return [`${what} differs in line ${at + 1}:\n  traced   ${ours[at]}\n  untraced ${theirs[at]}`];
  };
  return [
    ...differing('standard output', traced.stdout, untraced.stdout),
    ...differing('standard error', traced.stderr, untraced.stderr),
    ...differing('the outcome', JSON.stringify(traced.outcome), JSON.stringify(untraced.outcome)),
  ];
}
