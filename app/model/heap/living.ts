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

/** What leads to an object when the run has come to its end; null where no variable does, or nobody looked. */
export function pathAtEnd(viewModel: ViewModel): (id: number) => HoldingPath | null {
  const heap = heapAt(viewModel, viewModel.history, pointOf(viewModel.log, NOTHING_SELECTED));
  return (id) => holdingPath(heap, id);
}
