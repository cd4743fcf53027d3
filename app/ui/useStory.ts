import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { buildStory, type Story } from '../model/story.ts';
import type { Run } from '../session/state.ts';

/** While a program runs, telling and showing its story takes at most this part of the time. */
const SHARE_OF_TIME = 0.25;

/**
 * The story of a run. While the run grows, it is told anew as often as its length allows; when the run has ended,
 * at once.
 */
export function useStory(run: Run | null, revision: number, hidden: boolean): Story | null {
  const beganAt = useRef(0);
  const tookMs = useRef(0);
  const beat = useBeat(revision, tookMs);
  const log = run?.log ?? null;
  const isWhole = run !== null && run.outcome !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a log grows in place; beat and isWhole say when to look.
  const told = useMemo(() => log?.revision, [log, isWhole, beat]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says whether there is anything new.
  const story = useMemo(() => {
    beganAt.current = performance.now();
    return log === null ? null : buildStory(log, { hidden });
  }, [log, told, hidden]);
  // When the panels have been drawn too: they cost more than the story.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured once for each story.
  useEffect(() => {
    tookMs.current = performance.now() - beganAt.current;
  }, [story]);
  return story;
}

/** Follows the revision, with pauses in proportion to what the last beat cost. */
function useBeat(revision: number, tookMs: RefObject<number>): number {
  const [beat, setBeat] = useState(revision);
  const beatAt = useRef(0);
  useEffect(() => {
    if (beat === revision) return;
    const dueAt = beatAt.current + tookMs.current / SHARE_OF_TIME;
    const timer = setTimeout(
      () => {
        beatAt.current = performance.now();
        setBeat(revision);
      },
      Math.max(0, dueAt - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [revision, beat, tookMs]);
  return beat;
}
