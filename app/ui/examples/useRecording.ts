import { useCallback, useEffect, useRef, useState } from 'react';
import { arrivedRecording, fetchRecording } from '../../examples/recordings.ts';
import type { Run, Session } from '../../session/state.ts';
import type { Trace } from '../../trace/format.ts';
import type { Draft } from '../editor/draft.ts';
import { savedRun } from '../export/savedTrace.ts';
import { readLink } from '../share/link.ts';

export interface Recording {
  /** The recorded run that is shown; null where it is a live one or none. */
  run: Run | null;
  /** It could not be loaded: an older run is not what the example in the editor does. */
  isMissing: boolean;
  /** Shows the recorded run of the example that is in the editor now; none where there is no example. */
  show(): void;
  /** Shows it no longer. */
  drop(): void;
}

/**
 * The run of an example as it was recorded when the page was built: there is something to see while Python still
 * loads. It is the page's, not the session's: a live run, even one that waits for its interpreter, takes its place.
 * `onMissing` is called when somebody chose an example whose recording does not come.
 */
export function useRecording(session: Session, draft: Draft, onMissing: () => void): Recording {
  // What is there before the page is drawn for the first time is drawn with it.
  const [shown, setShown] = useState<{ run: Run | null; after: number | null } | null>(() => {
    const run = opensLink() ? null : recordedRun(arrivedRecording(draft.getState().text), 0);
    return run && { run, after: null };
  });
  const asked = useRef(0);

  const drop = useCallback(() => {
    asked.current += 1;
    setShown(null);
  }, []);
  const show = (isChosen: boolean) => {
    drop();
    const { text } = draft.getState();
    const document = fetchRecording(text);
    if (document === null) return;
    const request = asked.current;
    const before = session.getState().run;
    const after = before?.id ?? null;
    // A run that goes on, or that says the same and is live, is worth more.
    if (before !== null && (before.outcome === null || before.code === text)) return;
    void document.then((json) => {
      const run = recordedRun(json, -request);
      const isWanted = asked.current === request && draft.getState().text === text;
      if (!isWanted || liveRunId(session) !== after || (run === null && !isChosen)) return;
      setShown({ run, after });
      if (run === null) onMissing();
    });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => {
    if (shown === null && !opensLink()) show(false);
  }, []);

  const now = shown !== null && shown.after === liveRunId(session) ? shown : null;
  return { run: now?.run ?? null, isMissing: now !== null && now.run === null, show: () => show(true), drop };
}

function opensLink(): boolean {
  return readLink(location.hash).kind === 'program';
}

function liveRunId(session: Session): number | null {
  return session.getState().run?.id ?? null;
}

/** Without it the page is as it was: whatever is wrong with it gives null. */
function recordedRun(json: unknown, id: number): Run | null {
  try {
    if (json === null) return null;
    const { run } = savedRun(json as Trace);
    return { ...run, id, logRevision: run.log.revision, waitingForInput: null, tookMs: null };
  } catch {
    return null;
  }
}
