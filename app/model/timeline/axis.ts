import { firstIndex, lowerBound } from '../search.ts';
import type { ViewModel } from '../viewModel.ts';
import type { LineRuns } from './lineRuns.ts';

export const AXIS_KINDS = ['events', 'steps', 'time'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];

/** The source lines along an axis: from where on which line (0 for none) runs. */
export interface Ruler {
  starts: ArrayLike<number>;
  lines: ArrayLike<number>;
}

/**
 * What the horizontal axis counts. It maps positions (events) to *units*: events, executed lines or microseconds.
 * An event has a slot, and in its middle its mark; by time both are the same point.
 */
export interface Axis {
  kind: AxisKind;
  /** The number of positions. */
  count: number;
  /** The whole, in units. */
  length: number;
  /** The narrowest slot, in units: how far one needs to be able to zoom in. */
  finest: number;
  ruler: Ruler;
  /** The unit where the slot of a position begins; that of one past the last is the length. */
  slot(position: number): number;
  mark(position: number): number;
  /** Where the slot of a position ends. */
  slotEnd(position: number): number;
  /** The unit at which a recorded step begins. */
  step(index: number): number;
  /** The position whose mark is at a unit; between two marks, a fraction. */
  positionAt(unit: number): number;
}

export function axisOf(viewModel: ViewModel, kind: AxisKind): Axis {
  if (kind === 'time') return timeAxis(viewModel);
  return kind === 'steps' && viewModel.log.steps.length > 0 ? stepsAxis(viewModel) : eventsAxis(viewModel);
}

function eventsAxis(viewModel: ViewModel): Axis {
  return {
    kind: 'events',
    count: viewModel.count,
    length: viewModel.count,
    finest: 1,
    ruler: viewModel.runs,
    slot: (position) => position,
    mark: (position) => position + 0.5,
    slotEnd: (position) => position + 1,
    step: (index) => lowerBound(viewModel.seqs, viewModel.log.steps[index]?.seq ?? viewModel.log.length),
    positionAt: (unit) => unit - 0.5,
  };
}

/**
 * Every executed line is one unit wide, and its events share it. What came before the first line has a unit of its
 * own; where steps were dropped, each event after the last of them has.
 */
function stepsAxis(viewModel: ViewModel): Axis {
  const { log, seqs, count } = viewModel;
  const slots = new Float64Array(count + 1);
  const marks = new Float64Array(count + 1);
  const firsts = Uint32Array.from(log.steps, ({ seq }) => lowerBound(seqs, seq));
  let finest = 1;
  const share = (from: number, end: number, start: number, width: number) => {
    const each = width / Math.max(1, end - from);
    finest = Math.min(finest, each);
    for (let position = from; position < end; position += 1) {
      slots[position] = start + (position - from) * each;
      marks[position] = slots[position]! + each / 2;
    }
  };
  const before = firsts[0]! > 0 ? 1 : 0;
  share(0, firsts[0]!, 0, 1);
  const last = firsts.length - 1;
  for (let step = 0; step < last; step += 1) share(firsts[step]!, firsts[step + 1]!, before + step, 1);
  const lastWidth = log.stepsDropped > 0 ? Math.max(1, count - firsts[last]!) : 1;
  share(firsts[last]!, count, before + last, lastWidth);
  const length = before + last + lastWidth;
  slots[count] = length;
  marks[count] = length;
  return {
    kind: 'steps',
    count,
    length,
    finest,
    ruler: stepsRuler(viewModel, slots, firsts[last]!, before),
    slot: (position) => slots[position]!,
    mark: (position) => marks[position]!,
    slotEnd: (position) => 2 * marks[position]! - slots[position]!,
    step: (index) => (index < firsts.length ? before + index : length),
    positionAt: (unit) => positionAmong(marks, count, unit),
  };
}

/** Microseconds since the first event; events of the same one are spread over it, in their order. */
function timeAxis(viewModel: ViewModel): Axis {
  const { log, seqs, count } = viewModel;
  const marks = new Float64Array(count + 1);
  const startUs = count === 0 ? 0 : log.tUs(seqs[0]!);
  let finest = 1;
  for (let from = 0; from < count; ) {
    const tUs = log.tUs(seqs[from]!);
    let end = from + 1;
    while (end < count && log.tUs(seqs[end]!) === tUs) end += 1;
    finest = Math.min(finest, 1 / (end - from));
    for (let position = from; position < end; position += 1)
      marks[position] = tUs - startUs + (position - from) / (end - from);
    from = end;
  }
  const length = count === 0 ? 0 : Math.floor(marks[count - 1]!) + 1;
  marks[count] = length;
  const mark = (position: number) => marks[position]!;
  return {
    kind: 'time',
    count,
    length,
    finest,
    ruler: { starts: Float64Array.from(viewModel.runs.starts, mark), lines: viewModel.runs.lines },
    slot: mark,
    mark,
    slotEnd: mark,
    step: (index) => mark(lowerBound(seqs, log.steps[index]?.seq ?? log.length)),
    positionAt: (unit) => positionAmong(marks, count, unit),
  };
}

/** The lines that ran; where steps were dropped, the lines of the events after the last of them. */
function stepsRuler({ log, runs }: ViewModel, slots: Float64Array, lastFirst: number, before: number): Ruler {
  const starts: number[] = [];
  const lines: number[] = [];
  const add = (start: number, line: number) => {
    if (lines.at(-1) === line) return;
    starts.push(start);
    lines.push(line);
  };
  if (before > 0) add(0, 0);
  log.steps.forEach(({ line }, index) => {
    add(before + index, line);
  });
  if (log.stepsDropped > 0) addRuns(runs, lastFirst, (start, line) => add(slots[start]!, line));
  return { starts, lines };
}

function addRuns(
  { starts, lines }: LineRuns,
  from: number,
  add: (start: number, line: number) => void,
): void {
  for (let run = lowerBound(starts, from); run < starts.length; run += 1) add(starts[run]!, lines[run]!);
}

function positionAmong(marks: Float64Array, count: number, unit: number): number {
  const after = lowerBound(marks.subarray(0, count), unit);
  if (after === 0) return 0;
  const [left, right] = [marks[after - 1]!, marks[after]!];
  return after - 1 + (right > left ? Math.min(1, (unit - left) / (right - left)) : 0);
}

/** The index of the stretch of a ruler that a unit lies in. */
export function stretchAt({ starts }: Ruler, unit: number): number {
  return Math.max(0, firstIndex(starts.length, (index) => starts[index]! > unit) - 1);
}
