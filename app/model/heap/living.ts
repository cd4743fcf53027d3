import { CREATED } from '../kinds.ts';
import { pointOf } from '../moment/moment.ts';
import { NOTHING_SELECTED } from '../moment/selection.ts';
import type { ViewModel } from '../viewModel.ts';
import { heapAt } from './heapMoment.ts';
import { type HoldingPath, holdingPath } from './holdingPaths.ts';

/** By id: 1 for an object that lives, and for a weakref that leads to it, as far as the run has come. */
export function aliveMask(viewModel: ViewModel): Uint8Array {
  const { log, idsInOrder, history } = viewModel;
  const mask = new Uint8Array(log.objectCount + 1);
  for (let at = 0; at < idsInOrder.length; at += 1) {
    const id = idsInOrder[at]!;
    const condition = history.condition(id, log.length);
    if (condition === 'alive' || condition === 'dying') mask[id] = 1;
  }
  return mask;
}

/** The objects that live as far as the run has come: those of the program's own classes first, each part in order of appearance. */
export function livingObjects(viewModel: ViewModel): number[] {
  const { log } = viewModel;
  const mask = aliveMask(viewModel);
  const living: number[] = [];
  const others: number[] = [];
  const { idsInOrder, events, seqs } = viewModel;
  for (let at = 0; at < idsInOrder.length; at += 1) {
    const id = idsInOrder[at]!;
    if (mask[id] === 0 || log.role(id) !== 'object') continue;
    const first = events.firstOf(id);
    const isOwn = first !== null && log.kindCode(seqs[first]!) === CREATED;
    (isOwn ? living : others).push(id);
  }
  return [...living, ...others];
}

/**
 * What leads to an object where the run has come to; null where no variable does. Where the lines were no longer
 * followed and nothing was read at the end, nobody knows.
 */
export function pathAtEnd(viewModel: ViewModel): (id: number) => HoldingPath | null {
  const { log } = viewModel;
  if (!wasReadAtEnd(viewModel)) return () => null;
  const heap = heapAt(viewModel, viewModel.history, pointOf(log, NOTHING_SELECTED));
  return (id) => holdingPath(heap, id);
}

/** Whether the names and references of the end are known; those of the last line that ran stand for them. */
export function wasReadAtEnd({ log }: ViewModel): boolean {
  return log.end !== null || (log.steps.length > 0 && log.stepsDropped === 0);
}
