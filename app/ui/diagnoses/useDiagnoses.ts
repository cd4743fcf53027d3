import { useEffect, useState } from 'react';
import { diagnose } from '../../model/diagnoses/diagnose.ts';
import type { Run } from '../../session/state.ts';
import type { Diagnosis } from '../../trace/format.ts';

const NONE: readonly Diagnosis[] = [];

/** What is to be learnt from a run that has ended; found after the page has shown the run itself. */
export function useDiagnoses(run: Run | null): readonly Diagnosis[] {
  const [found, setFound] = useState<{ run: Run; diagnoses: readonly Diagnosis[] } | null>(null);
  const hasEnded = run !== null && run.outcome !== null;
  useEffect(() => {
    if (run === null || !hasEnded) return;
    return whenIdle(() => setFound({ run, diagnoses: diagnose(run.log, run.code) }));
  }, [run, hasEnded]);
  return found !== null && found.run === run ? found.diagnoses : NONE;
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
