import * as v from 'valibot';
import { containerIds } from './containerIds.ts';
import { FORMAT, type Trace, VERSION } from './format.ts';
import { mentionedIds } from './mentions.ts';
import { problemWithOutput } from './output.ts';
import { traceSchema } from './schema.ts';

export type ParsedTrace = { kind: 'ok'; trace: Trace } | { kind: 'bad'; problem: string };

/** Reads an untrusted document. `problem` is one sentence that names the first thing wrong with it. */
export function parseTrace(json: unknown): ParsedTrace {
  if (!isRecord(json) || json.format !== FORMAT) return bad('This is not a weakref trace.');
  if (json.version !== VERSION)
    return bad(`This trace has format version ${String(json.version)}; only version ${VERSION} can be read.`);
  const parsed = v.safeParse(traceSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return bad(`This trace is damaged at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}.`);
  }
  const problem = problemWithIds(parsed.output) ?? damagedOutput(parsed.output);
  return problem === null ? { kind: 'ok', trace: parsed.output } : bad(problem);
}

function problemWithIds(trace: Trace): string | null {
  const end = trace.objects.length;
  const unknown = (where: string, id: number) =>
    `This trace is damaged at ${where}: there is no object ${id}.`;
  for (const [index, object] of trace.objects.entries()) {
    if (object.id !== index + 1)
      return `This trace is damaged at objects.${index}: its id is ${object.id} where ${index + 1} was due.`;
    if ((object.referent ?? 0) > end) return unknown(`objects.${index}`, object.referent!);
  }
  for (const [index, event] of trace.events.entries()) {
    const id = mentionedIds(event).find((mentioned) => mentioned > end);
    if (id !== undefined) return unknown(`events.${index}`, id);
  }
  for (const [index, step] of (trace.steps ?? []).entries()) {
    const ids = [
      ...Object.values(step.names),
      ...step.edges.flatMap(([from, to]) => [from, to] as const),
      ...containerIds(step.containers),
    ];
    const id = ids.find((mentioned) => mentioned > end);
    if (id !== undefined) return unknown(`steps.${index}`, id);
  }
  return null;
}

function damagedOutput(trace: Trace): string | null {
  const problem = problemWithOutput(trace);
  return problem && `This trace is damaged at output: ${problem}.`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function bad(problem: string): ParsedTrace {
  return { kind: 'bad', problem };
}
