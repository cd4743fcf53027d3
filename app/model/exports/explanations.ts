import type { EventLog } from '../../trace/eventLog.ts';
import type { Diagnosis } from '../../trace/format.ts';
import { runNotes } from '../diagnoses/runNotes.ts';
import { sentenceText } from '../sentences/sentences.ts';
import { buildViewModel } from '../viewModel.ts';

/** The explanations of a trace document: they number events as the document does, not as the log. */
export function explanationsOf(
  log: EventLog,
  code: string,
  options: { hidden: boolean; c?: string | null },
): { sentences: string[]; diagnoses: Diagnosis[]; diagnosisLimits: string[] } {
  const viewModel = buildViewModel(log, options);
  const { diagnoses, limits } = runNotes(log, code, options.c ?? null);
  return {
    sentences: Array.from(viewModel.seqs, (seq) => sentenceText(viewModel, seq)),
    diagnoses: diagnoses.map((diagnosis) => ({
      ...diagnosis,
      seq: viewModel.positionOf(diagnosis.seq),
    })),
    diagnosisLimits: limits,
  };
}
