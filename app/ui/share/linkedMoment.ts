import { selectionAt } from '../../model/moment/moment.ts';
import { NOTHING_SELECTED, type Selection } from '../../model/moment/selection.ts';
import type { ViewModel } from '../../model/viewModel.ts';
import type { Run } from '../../session/state.ts';
import type { SharedProgram } from './link.ts';

/** A moment that a link points to, in the run of the program that it carries. */
export interface LinkedMoment {
  python: string;
  c: string | null;
  moment: NonNullable<SharedProgram['moment']>;
  object: number | null;
}

export type FoundMoment =
  | { kind: 'found'; selection: Selection }
  /** The program was changed since: its run is another one. */
  | { kind: 'other program' }
  /** The run has no such step or event. */
  | { kind: 'missing' };

/** The selection that a link asks for; null for a link without a moment. */
export function momentOfLink({ python, c, moment, object }: SharedProgram): LinkedMoment | null {
  return moment === undefined ? null : { python, c: c ?? null, moment, object: object ?? null };
}

/** The moment in a run that has ended. */
export function findMoment(
  linked: LinkedMoment,
  run: Pick<Run, 'code' | 'c'>,
  viewModel: ViewModel,
): FoundMoment {
  if (run.code !== linked.python || run.c !== linked.c) return { kind: 'other program' };
  const { log } = viewModel;
  const { moment } = linked;
  const object = linked.object !== null && linked.object <= log.objectCount ? linked.object : null;
  if (moment.kind === 'step') {
    const step = log.steps[moment.index];
    if (step === undefined) return { kind: 'missing' };
    return {
      kind: 'found',
      selection: {
        ...NOTHING_SELECTED,
        seq: lastShownBefore(viewModel, step.seq),
        step: moment.index,
        object,
      },
    };
  }
  if (moment.seq >= log.length || viewModel.count === 0) return { kind: 'missing' };
  const position = viewModel.positionOf(moment.seq);
  // One of the interpreter's own events, which are not shown now.
  if (viewModel.seqAt(position) !== moment.seq) return { kind: 'missing' };
  const selection = selectionAt(viewModel, position);
  return { kind: 'found', selection: { ...selection, object: object ?? selection.object } };
}

/** What a link has to say of a selection; undefined where none is selected. */
export function linkOfSelection(
  viewModel: ViewModel | null,
  { seq, step, object }: Selection,
): Pick<SharedProgram, 'moment' | 'object'> | undefined {
  const selected = object === null ? {} : { object };
  if (step !== null) return { moment: { kind: 'step', index: step }, ...selected };
  if (seq === null || viewModel === null || viewModel.count === 0) return undefined;
  return { moment: { kind: 'event', seq, shownAs: viewModel.positionOf(seq) }, ...selected };
}

function lastShownBefore(viewModel: ViewModel, seq: number): number | null {
  let found: number | null = null;
  for (const shown of viewModel.seqs) {
    if (shown >= seq) break;
    found = shown;
  }
  return found;
}
