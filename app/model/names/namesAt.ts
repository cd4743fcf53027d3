import type { EventLog, Step } from '../../trace/eventLog.ts';
import type { Point } from '../moment/moment.ts';
import { programNamesOf } from './programNames.ts';

const MODULE = '<module>';

/**
 * The variables that lead to things at a moment, as the last line read them. A later event in another function shows
 * that the call which that line was in has ended: its locals are gone, and those of its caller are back.
 */
export function namesAt(log: EventLog, { beforeSeq, steps, step }: Point): [name: string, id: number][] {
  if (step === null) return [];
  const names = Object.entries(step.names);
  const last = beforeSeq - 1;
  if (last < step.seq) return names;
  const now = log.texts.text(log.functionText(last)) || MODULE;
  if (now === step.function) return names;
  const known = programNamesOf(log);
  const locals = Object.entries(lastStepIn(log, now, steps)?.names ?? {});
  return [
    ...names.filter(([name]) => known.isOfModule(name)),
    ...locals.filter(([name]) => !known.isOfModule(name)),
  ];
}

function lastStepIn(log: EventLog, where: string, steps: number): Step | null {
  for (let at = steps - 1; at >= 0; at -= 1) if (log.steps[at]!.function === where) return log.steps[at]!;
  return null;
}

/** Whether a variable that held a container at the last line is still there, by the same reasoning. */
export function variablesAt(log: EventLog, { beforeSeq, steps, step }: Point): (name: string) => boolean {
  const last = beforeSeq - 1;
  if (step === null || last < step.seq) return () => true;
  const now = log.texts.text(log.functionText(last)) || MODULE;
  if (now === step.function) return () => true;
  const known = new Set<string>();
  for (const where of [now, MODULE])
    for (const { heldBy } of lastStepIn(log, where, steps)?.containers ?? [])
      for (const holder of heldBy) if (typeof holder === 'string') known.add(holder);
  return (name) => known.has(name);
}
