import type { EventLog } from '../../trace/eventLog.ts';
import type { Diagnosis } from '../../trace/format.ts';
import { thousands } from '../sentences/thousands.ts';
import { C_PITFALLS, cPlaceOf } from './c/cPitfalls.ts';
import { CALLBACK_PITFALLS } from './callbacks.ts';
import { CAPI_PITFALLS } from './capi.ts';
import { CONTAINER_PITFALLS } from './containers.ts';
import { COPY_PITFALLS } from './copies.ts';
import { COROUTINE_PITFALLS } from './coroutineCallbacks.ts';
import { DANGLING_PITFALLS } from './dangling.ts';
import { DEAD_REF_PITFALLS } from './deadRefs.ts';
import { EQUALITY_PITFALLS } from './equality.ts';
import { Evidence } from './evidence.ts';
import { FINALIZER_PITFALLS } from './finalizers.ts';
import { HASH_PITFALLS } from './hashes.ts';
import { LISTENER_PITFALLS } from './listeners.ts';
import { OWN_CALLBACK_PITFALLS } from './ownCallbacks.ts';
import type { Finding, Pitfall } from './pitfall.ts';
import { REFUSAL_PITFALLS } from './refusals.ts';
import { REUSE_PITFALLS } from './reuse.ts';
import { STAYS_ALIVE_PITFALLS } from './staysAlive.ts';
import { TASK_PITFALLS } from './tasks.ts';
import { TEMPORARY_PITFALLS } from './temporaries.ts';
import { WEAK_CHECK_PITFALLS } from './weakChecks.ts';

/** All pitfalls that are recognised. */
export const PITFALLS: readonly Pitfall[] = [
  ...CALLBACK_PITFALLS,
  ...TEMPORARY_PITFALLS,
  ...CONTAINER_PITFALLS,
  ...REFUSAL_PITFALLS,
  ...REUSE_PITFALLS,
  ...DEAD_REF_PITFALLS,
  ...FINALIZER_PITFALLS,
  ...STAYS_ALIVE_PITFALLS,
  ...CAPI_PITFALLS,
  ...TASK_PITFALLS,
  ...DANGLING_PITFALLS,
  ...OWN_CALLBACK_PITFALLS,
  ...HASH_PITFALLS,
  ...EQUALITY_PITFALLS,
  ...COROUTINE_PITFALLS,
  ...LISTENER_PITFALLS,
  ...WEAK_CHECK_PITFALLS,
  ...COPY_PITFALLS,
];

/** A program that does the same thing wrong everywhere says nothing new after this many. */
const MOST_DIAGNOSES = 100;

/**
 * The pitfalls that a program met, in the order of its lines; one for each pitfall and line. Most of them need the
 * steps of the run; `diagnosisLimits` says what was not looked for without them. `seq` is an event of the log, or its length where nothing happened any more.
 */
export function diagnose(log: EventLog, code: string, c: string | null = null): Diagnosis[] {
  const evidence = new Evidence(log, code, c);
  const diagnoses: Diagnosis[] = [];
  for (const { id, advice, find } of c === null ? PITFALLS : [...PITFALLS, ...C_PITFALLS]) {
    const byLine = new Map<number | null, Finding & { objects: Set<number> }>();
    for (const finding of find(evidence)) {
      const line = finding.line ?? lineOf(log, finding.seq);
      const known = byLine.get(line);
      if (finding.object !== undefined) known?.objects.add(finding.object);
      if (known !== undefined) continue;
      if (byLine.size >= MOST_DIAGNOSES) break;
      byLine.set(line, {
        ...finding,
        objects: new Set(finding.object === undefined ? [] : [finding.object]),
      });
    }
    for (const [line, finding] of byLine)
      diagnoses.push({
        pitfall: id,
        line,
        ...cOf(evidence, finding),
        seq: finding.seq,
        message: `${finding.message}${andOthers(finding.objects.size - 1)}`,
        advice: finding.advice ?? advice,
      });
  }
  diagnoses.sort((one, other) => (one.line ?? 0) - (other.line ?? 0) || one.seq - other.seq);
  return diagnoses.slice(0, MOST_DIAGNOSES);
}

function cOf(evidence: Evidence, finding: Finding): Pick<Diagnosis, 'c'> {
  const place = evidence.c === null ? null : cPlaceOf(evidence, finding);
  return place === null ? {} : { c: place };
}

/** One cause has one note, with all that it holds. */
function andOthers(count: number): string {
  if (count < 1) return '';
  return count === 1
    ? ' Another object is in the same state.'
    : ` ${thousands(count)} other objects are in the same state.`;
}

function lineOf(log: EventLog, seq: number): number | null {
  const line = seq < log.length ? log.line(seq) : 0;
  return line === 0 ? null : line;
}
