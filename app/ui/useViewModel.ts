import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { buildViewModel, buildWithPicture, type ViewModel } from '../model/viewModel.ts';
import type { Run } from '../session/state.ts';
import type { EventLog } from '../trace/eventLog.ts';
import { afterPaint } from './afterPaint.ts';

/** From so many events on, a view model is long: what there is to be worked out of it is put off, or done in parts. */
export const MANY_EVENTS = 50_000;

/** While a program runs, telling and showing its view model takes at most this part of the time. */
const SHARE_OF_TIME = 0.25;

/**
 * The view model of a run. While the run grows, it is told anew as often as its length allows; when the run has ended,
 * at once.
 */
export function useViewModel(run: Run | null, revision: number, hidden: boolean): ViewModel | null {
  const log = run?.log ?? null;
  const isWhole = run !== null && run.outcome !== null;
  // A program that ends, or a press of Stop, does not wait for a view model that is no longer wanted.
  const isInParts = log !== null && !isWhole && log.length >= MANY_EVENTS;
  const atOnce = useViewModelAtOnce(isInParts ? null : log, isWhole, revision, hidden);
  const inParts = useViewModelInParts(isInParts ? log : null, hidden);
  const before = useRef<ViewModel | null>(null);
  const newest = isInParts ? inParts : atOnce;
  const viewModel = newest?.log === log ? newest : before.current?.log === log ? before.current : null;
  useEffect(() => {
    before.current = viewModel;
  }, [viewModel]);
  return viewModel;
}

function useViewModelAtOnce(
  log: EventLog | null,
  isWhole: boolean,
  revision: number,
  hidden: boolean,
): ViewModel | null {
  const beganAt = useRef(0);
  const tookMs = useRef(0);
  const beat = useBeat(revision, tookMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a log grows in place; beat and isWhole say when to look.
  const told = useMemo(() => log?.revision, [log, isWhole, beat]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says whether there is anything new.
  const viewModel = useMemo(() => {
    beganAt.current = performance.now();
    return log === null ? null : buildViewModel(log, { hidden });
  }, [log, told, hidden]);
  // When the panels have been drawn too: they cost more than the view model.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured once for each view model.
  useEffect(() => {
    tookMs.current = performance.now() - beganAt.current;
  }, [viewModel]);
  return viewModel;
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

/** null before the first view model has been told. */
function useViewModelInParts(log: EventLog | null, hidden: boolean): ViewModel | null {
  const [viewModel, setViewModel] = useState<ViewModel | null>(null);
  useEffect(() => {
    if (log === null) return;
    const end = new AbortController();
    tellOn(log, hidden, setViewModel, end.signal);
    return () => {
      end.abort();
      // A run that is over is not held on to.
      setViewModel(null);
    };
  }, [log, hidden]);
  return viewModel;
}

async function tellOn(
  log: EventLog,
  hidden: boolean,
  show: (viewModel: ViewModel) => void,
  end: AbortSignal,
): Promise<void> {
  while (!end.aborted) {
    const beganAt = performance.now();
    const { revision } = log;
    const parts = buildWithPicture(log, { hidden });
    let part = parts.next();
    for (; !part.done; part = parts.next()) {
      await pause(0);
      if (end.aborted) return;
    }
    show(part.value);
    // What memory looks like is drawn after the timeline, and counts too.
    await painted();
    await painted();
    const pauseMs = (performance.now() - beganAt) * (1 / SHARE_OF_TIME - 1);
    do await pause(pauseMs);
    while (log.revision === revision && !end.aborted);
  }
}

function painted(): Promise<void> {
  return new Promise((resolve) => afterPaint(resolve));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
