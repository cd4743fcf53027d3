import { useEffect, useRef, useState } from 'react';
import { buildViewModel, buildWithPicture, type ViewModel } from '../model/viewModel.ts';
import type { Run } from '../session/state.ts';
import type { EventLog } from '../trace/eventLog.ts';
import { afterPaint } from './afterPaint.ts';

/** From so many events on, a run is long: what can be put off is put off. */
const MANY_EVENTS = 50_000;

/** While a program runs, building and showing its view models takes at most this part of the time. */
const SHARE_OF_TIME = 0.25;

export interface ViewModels {
  /** Of the run; null where there is none, or the first one of a long run is still being built. */
  viewModel: ViewModel | null;
  /**
   * For the panels that look into memory. Of a long run it comes when the timeline has been painted: until then it is
   * an older one of the same run, or null.
   */
  memory: ViewModel | null;
}

interface Built extends ViewModels {
  log: EventLog | null;
  hidden: boolean;
  /** The log's revision when the view model was begun; it only ever grows. */
  logRevision: number;
}

const NOTHING: Built = { viewModel: null, memory: null, log: null, hidden: false, logRevision: -1 };

/**
 * The view models of a run. The first, and the one of a run that has ended, are built at once, so that they are drawn
 * in the same commit. While the run grows, newer ones are built beside it, as often as their length allows; those of a
 * long run in parts, so that neither a program that ends nor a press of Stop waits for them.
 */
export function useViewModel(run: Run | null, hidden: boolean): ViewModels {
  const [kept, setBuilt] = useState(NOTHING);
  const built = builtAtOnce(kept, run, hidden);
  if (built !== kept) setBuilt(built);

  const { viewModel, memory } = built;
  useEffect(() => {
    if (viewModel === null || memory === viewModel) return;
    return afterPaint(() =>
      setBuilt((now) => (now.viewModel === viewModel ? { ...now, memory: viewModel } : now)),
    );
  }, [viewModel, memory]);

  const isBehind = run !== null && (built.logRevision < run.logRevision || built.hidden !== hidden);
  const log = run !== null && run.outcome === null && isBehind ? run.log : null;
  const pauses = useRef<Pauses>({ log: null, ended: Promise.resolve() });
  useEffect(() => {
    if (log === null) return;
    if (pauses.current.log !== log) pauses.current = { log, ended: Promise.resolve() };
    const end = new AbortController();
    const show = (next: ViewModel, logRevision: number) =>
      setBuilt((now) => withViewModel(now, next, hidden, logRevision));
    void buildBeside(log, hidden, pauses.current, show, end.signal);
    return () => end.abort();
  }, [log, hidden]);
  return built;
}

/** The same object where there is nothing to build, or where that is done beside the run. */
function builtAtOnce(built: Built, run: Run | null, hidden: boolean): Built {
  if (run === null) return NOTHING;
  const { log, logRevision } = run;
  const isOfThis = built.log === log && built.hidden === hidden;
  if (isOfThis && built.logRevision >= logRevision) return built;
  if (run.outcome === null && (isOfThis || log.length >= MANY_EVENTS))
    return built.log === log ? built : { ...NOTHING, log, hidden };
  return withViewModel(built, buildViewModel(log, { hidden }), hidden, logRevision);
}

function withViewModel(before: Built, viewModel: ViewModel, hidden: boolean, logRevision: number): Built {
  const { log } = viewModel;
  const older = before.log === log ? before.memory : null;
  // Of a short run nothing is put off: that would draw the page twice.
  const memory = viewModel.count < MANY_EVENTS ? viewModel : older;
  return { viewModel, memory, log, hidden, logRevision };
}

/** Between the view models of a growing run. */
interface Pauses {
  log: EventLog | null;
  ended: Promise<void>;
}

/** Shows a newer view model, and another one if the log has grown meanwhile. */
async function buildBeside(
  log: EventLog,
  hidden: boolean,
  pauses: Pauses,
  show: (viewModel: ViewModel, logRevision: number) => void,
  end: AbortSignal,
): Promise<void> {
  let revision: number;
  do {
    await pauses.ended;
    if (end.aborted) return;
    const beganAtMs = performance.now();
    revision = log.revision;
    const parts = buildWithPicture(log, { hidden });
    let part = parts.next();
    for (; !part.done; part = parts.next()) {
      if (log.length < MANY_EVENTS) continue;
      await pause(0);
      if (end.aborted) return;
    }
    pauses.ended = pauseAfter(beganAtMs);
    show(part.value, revision);
  } while (log.revision !== revision);
}

/** What memory looks like is drawn after the timeline, and counts too. */
async function pauseAfter(beganAtMs: number): Promise<void> {
  await painted();
  await painted();
  await pause((performance.now() - beganAtMs) * (1 / SHARE_OF_TIME - 1));
}

function painted(): Promise<void> {
  return new Promise((resolve) => afterPaint(resolve));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
