import { useEffect, useState } from 'react';
import type { Run } from '../../session/state.ts';
import type { Diagnosis } from '../../trace/format.ts';

/** What is to be learnt from a run. */
export interface RunNotes {
  diagnoses: readonly Diagnosis[];
  /** What could not be looked for, a sentence each. */
  limits: readonly string[];
}

const NONE: RunNotes = { diagnoses: [], limits: [] };
const MISSING: RunNotes = {
  diagnoses: [],
  limits: ['The part of the page that finds notes could not be loaded.'],
};

/** The notes of a run that has ended; found after the page has shown the run itself. */
export function useDiagnoses(run: Run | null): RunNotes {
  const [found, setFound] = useState<{ run: Run; notes: RunNotes } | null>(null);
  const hasEnded = run !== null && run.outcome !== null;
  useEffect(() => {
    if (run === null || !hasEnded) return;
    let isWanted = true;
    const cancel = whenIdle(async () => {
      // It brings a parser of Python, which the first picture does not wait for.
      const finding = await import('../../model/diagnoses/runNotes.ts').catch(() => null);
      if (isWanted)
        setFound({ run, notes: finding === null ? MISSING : finding.runNotes(run.log, run.code, run.c) });
    });
    return () => {
      isWanted = false;
      cancel();
    };
  }, [run, hasEnded]);
  return found !== null && found.run === run ? found.notes : NONE;
}

/** Calls back when the page has nothing better to do; gives what takes the wish back. */
function whenIdle(callback: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(callback, 50);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(callback, { timeout: 500 });
  return () => cancelIdleCallback(request);
}
