import { useEffect, useState } from 'react';
import type { Run } from '../session/state.ts';

/** So long a run that has begun may have nothing to show, and the one before is shown. */
const PATIENCE_MS = 150;

/**
 * The run that all panels show. Most programs are done in a moment: until there is something of one, the run before
 * stays, instead of panels that are emptied and filled again.
 */
export function useShownRun(run: Run | null): Run | null {
  const [before, setBefore] = useState(run);
  const [overdueId, setOverdueId] = useState<number | null>(null);
  const id = run?.id ?? null;
  const isBlank =
    run !== null &&
    run.outcome === null &&
    run.waitingForInput === null &&
    run.output.length === 0 &&
    run.log.length === 0;
  const waits = isBlank && before !== null && overdueId !== id;
  if (!waits && before !== run) setBefore(run);

  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setOverdueId(id), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waits, id]);

  return waits ? before : run;
}
