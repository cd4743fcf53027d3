import type { EventLog, Step } from '../../trace/eventLog.ts';
import { firstIndex } from '../search.ts';
import type { ViewModel } from '../viewModel.ts';
import { NOTHING_SELECTED, type Selection } from './selection.ts';

/** What panels report when a person picks an event or a thing. */
export type OnSelect = (selection: Selection) => void;

/** The selection of the event at a position: the moment, and what it is about. */
export function selectionAt(viewModel: ViewModel, position: number): Selection {
  const seq = viewModel.seqAt(position);
  if (seq === null) return NOTHING_SELECTED;
  const subject = viewModel.log.subject(seq);
  return { seq, step: null, object: subject === 0 ? null : subject };
}

/** The position of the selected event; null where none is selected, or the view model is empty. */
export function selectedPosition(viewModel: ViewModel, selection: Selection): number | null {
  if (selection.seq === null || viewModel.count === 0) return null;
  return viewModel.positionOf(selection.seq);
}

/** The line of the program that a selection stands at: that of its event, or the one that runs next. */
export function selectedLine(log: EventLog, { seq, step }: Selection): number | null {
  if (step !== null) return log.steps[step]?.line ?? null;
  return seq === null ? null : log.line(seq) || null;
}

/** How far the run has come at a moment. */
export interface Point {
  /** The events before this seq have happened. */
  beforeSeq: number;
  /** Steps that were taken, the one whose line runs next included. */
  steps: number;
  /** What was read last of the heap: at the line that runs, or runs next, or when all had run. */
  step: Step | null;
}

/** The point that a selection stands at; where nothing is selected, as far as the run has come. */
export function pointOf(log: EventLog, { seq, step }: Selection): Point {
  if (step !== null && step < log.steps.length) {
    const read = log.steps[step]!;
    return { beforeSeq: read.seq, steps: step + 1, step: read };
  }
  if (step !== null || seq === null)
    return { beforeSeq: log.length, steps: log.steps.length, step: log.end ?? log.steps.at(-1) ?? null };
  const steps = stepsUntil(log.steps, seq);
  return { beforeSeq: seq + 1, steps, step: log.steps[steps - 1] ?? null };
}

/** How many steps were taken before an event. */
export function stepsUntil(steps: readonly Step[], seq: number): number {
  return firstIndex(steps.length, (index) => steps[index]!.seq > seq);
}

/**
 * Whether output was written before a moment. It says how many events and steps there were before it; what a line
 * writes after its last event is seen at the next line.
 */
export function isWrittenBefore(
  log: EventLog,
  { seq, step }: Selection,
): (output: { seq: number; steps: number }) => boolean {
  if (step !== null && step >= log.steps.length) return () => true;
  if (step !== null) return (output) => output.steps <= step;
  return seq === null ? () => true : (output) => output.seq <= seq;
}
