import { useEffect, useRef, useState } from 'react';
import type { Run } from '../session/state.ts';

/** How long a run that has begun may have nothing to show, and the one before it is shown. */
const PATIENCE_MS = 150;

/**
 * The run that all panels show. Most programs are done in a moment: until there is something of one, the run before
 * stays, instead of panels that are emptied and filled again.
 */
export function useShownRun(run: Run | null): Run | null {
  const before = useRef(run);
  const [overdueId, setOverdueId] = useState<number | null>(null);
  const id = run?.id ?? null;
  const waits = run !== null && isBlank(run) && before.current !== null && overdueId !== id;
  const shown = waits ? before.current : run;
  useEffect(() => {
    before.current = shown;
  }, [shown]);

  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setOverdueId(id), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waits, id]);

  return shown;
}

function isBlank({ outcome, waitingForInput, output, log }: Run): boolean {
  return outcome === null && waitingForInput === null && output.length === 0 && log.length === 0;
}
