import type { EventLog } from '../../trace/eventLog.ts';
import type { Diagnosis } from '../../trace/format.ts';
import { diagnose } from '../diagnoses/diagnose.ts';
import { sentenceText } from '../sentences/sentences.ts';
import { buildStory } from '../story.ts';

/** The explanations of a trace document: they number events as the document does, not as the log. */
export function explanationsOf(
  log: EventLog,
  code: string,
  options: { hidden: boolean },
): { sentences: string[]; diagnoses: Diagnosis[] } {
  const story = buildStory(log, options);
  return {
    sentences: Array.from(story.seqs, (seq) => sentenceText(story, seq)),
    diagnoses: diagnose(log, code).map((diagnosis) => ({
      ...diagnosis,
      seq: story.positionOf(diagnosis.seq),
    })),
  };
}
