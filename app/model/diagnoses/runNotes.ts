import type { EventLog } from '../../trace/eventLog.ts';
import type { Diagnosis } from '../../trace/format.ts';
import { diagnose } from './diagnose.ts';
import { diagnosisLimits } from './diagnosisLimits.ts';

/** The notes of a run, and in `limits` what could not be looked for, a sentence each. */
export function runNotes(
  log: EventLog,
  code: string,
  c: string | null = null,
): { diagnoses: Diagnosis[]; limits: string[] } {
  const diagnoses = diagnose(log, code, c);
  return { diagnoses, limits: diagnosisLimits(log) };
}
